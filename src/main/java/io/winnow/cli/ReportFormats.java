package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.report.ReportFormat;
import io.winnow.report.attestation.AttestationFormat;
import io.winnow.report.card.CardFormat;
import io.winnow.report.croissant.CroissantFormat;
import io.winnow.report.csv.CsvFormat;
import io.winnow.report.filtering.StatedFacts;
import io.winnow.report.html.HtmlFormat;
import io.winnow.report.json.JsonFormat;
import io.winnow.run.RunDirectory;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * Makes the formats that {@code report -f} knows.
 *
 * @param directory the run, for formats that read its tables
 * @param maskSmall whether small figures of sensitive purposes are shown as "&lt;5"
 * @param facts what the user says of the dataset; empty for what the run's policy says
 * @param err for progress
 */
record ReportFormats(
    RunDirectory directory, boolean maskSmall, Optional<StatedFacts> facts, PrintWriter err) {
  /** What {@code -f} may name, in the order of the help. */
  static final List<String> IDS =
      List.of("html", "csv", "json", "md", "croissant", "attestation", "attestation.json");

  /**
   * Which formats would not heed {@code --mask-small}, though the user counts on it.
   *
   * @param asked all that are to be written
   */
  static List<Problem> unmasked(List<ReportTarget> asked) {
    return asked.stream()
        .map(ReportTarget::format)
        .filter(format -> IDS.contains(format) && !format.equals("html"))
        .distinct()
        .map(
            format ->
                Problem.of(
                    "-f " + format,
                    "does not take --mask-small, only html does; write it by a command without it"))
        .toList();
  }

  /**
   * A format.
   *
   * @throws ProblemsException if there is none of that name
   */
  ReportFormat of(ReportTarget target) {
    return switch (target.format()) {
      case "html" -> new HtmlFormat(maskSmall);
      case "csv" -> new CsvFormat(directory, target.isGzip(), RowLine.on(err));
      case "json" -> new JsonFormat();
      case "md" -> new CardFormat(facts);
      case "croissant" -> new CroissantFormat(directory, facts);
      case "attestation" -> new AttestationFormat(false, facts);
      case "attestation.json" -> new AttestationFormat(true, facts);
      default ->
          throw new ProblemsException(
              Problem.of(
                  "-f " + target.format(), "is no format; there are " + String.join(", ", IDS)));
    };
  }
}
