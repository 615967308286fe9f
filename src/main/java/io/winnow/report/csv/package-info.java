/**
 * Floor 4, in report: the ledger as CSV, for spreadsheets and programs that read no Parquet.
 *
 * <p>Streams: one row in memory at a time, however long the ledger is. What a cell may hold is the
 * table room's {@link io.winnow.table.SafeCell}; nothing here decides it.
 */
@NullMarked
package io.winnow.report.csv;

import org.jspecify.annotations.NullMarked;
