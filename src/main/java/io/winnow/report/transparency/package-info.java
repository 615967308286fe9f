/**
 * Floor 4, in report: figures over any set of runs and a period, for somebody's own reporting.
 *
 * <p>Adds up the cells of the runs' summaries and says which runs they came from. Claims nothing of
 * any law; reads no ledger.
 */
@NullMarked
package io.winnow.report.transparency;

import org.jspecify.annotations.NullMarked;
