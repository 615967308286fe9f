package io.winnow.report;

import io.winnow.core.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * One way to write a report. What it needs beyond the data, such as the ledger's folder or the
 * user's options, it is given when it is made.
 */
public interface ReportFormat {
  /** What {@code -f} calls it: {@code html}. */
  String id();

  /**
   * What keeps it from being written, such as facts that the policy does not say. Asked of every
   * format before any file is begun.
   */
  List<Problem> problems(ReportData data);

  /** Writes all of it; does not close the stream. The same data gives the same bytes. */
  void write(ReportData data, OutputStream out) throws IOException;
}
