/**
 * Floor 4: the clean tables, read to their last byte.
 *
 * <p>What a run says of the items it kept is measured once more on the very bytes that lie in the
 * tables, through a screener like anything else that is decoded. Changes nothing.
 */
@NullMarked
package io.winnow.audit.deep;

import org.jspecify.annotations.NullMarked;
