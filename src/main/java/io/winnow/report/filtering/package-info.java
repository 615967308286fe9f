/**
 * Floor 4, in report: what a run did to a dataset, as its papers for the public say it.
 *
 * <p>What was removed, by which lists and models, what was not checked, and the facts that only the
 * operator knows. No address, path, host or shard is in any of it, and no count under five of what
 * protected lists found: it is read by people who may not see the ledger.
 */
@NullMarked
package io.winnow.report.filtering;

import org.jspecify.annotations.NullMarked;
