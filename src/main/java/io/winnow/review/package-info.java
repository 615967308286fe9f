/**
 * Floor 2: reviewers' decisions on single items: the file they write and what is in it.
 *
 * <p>A decision is found by the item's token and by nothing else; none is of an entry, a rule or an
 * address. Who may have signed the file, and what a decision does to an item, is known above.
 */
@NullMarked
package io.winnow.review;

import org.jspecify.annotations.NullMarked;
