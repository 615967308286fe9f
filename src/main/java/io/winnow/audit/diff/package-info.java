/**
 * Floor 4: two runs held against each other, item by item.
 *
 * <p>What a change of policy, lists or models did. Runs are joined unit by unit, so that memory is
 * bounded by the ledger of one unit. Of a row that either run masks nothing is said but its token.
 */
@NullMarked
package io.winnow.audit.diff;

import org.jspecify.annotations.NullMarked;
