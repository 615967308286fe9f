package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.report.ReportFormat;
import io.winnow.report.html.HtmlFormat;
import io.winnow.run.RunDirectory;
import java.io.PrintWriter;
import java.util.List;

/**
 * Makes the formats that {@code report -f} knows.
 *
 * @param directory the run, for formats that read its tables
 * @param maskSmall whether small figures of sensitive purposes are shown as "&lt;5"
 * @param err for progress
 */
record ReportFormats(RunDirectory directory, boolean maskSmall, PrintWriter err) {
  /** What {@code -f} may name, in the order of the help. */
  static final List<String> IDS = List.of("html");

  /**
   * A format.
   *
   * @throws ProblemsException if there is none of that name
   */
  ReportFormat of(String id) {
    return switch (id) {
      case "html" -> new HtmlFormat(maskSmall);
      default ->
          throw new ProblemsException(
              Problem.of("-f " + id, "is no format; there are " + String.join(", ", IDS)));
    };
  }
}
