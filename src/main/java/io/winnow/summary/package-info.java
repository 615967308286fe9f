/**
 * Floor 3: what a report says of a run, in bounded size.
 *
 * <p>Made of the plan, the receipts and one pass over the ledger; never of the evidence table, so
 * that nothing here knows where a confidential hit lies. The same ledger gives the same summary, so
 * that whoever verifies a run can make it again. Knows nothing of how it is shown.
 */
@NullMarked
package io.winnow.summary;

import org.jspecify.annotations.NullMarked;
