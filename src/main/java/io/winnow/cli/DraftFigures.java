package io.winnow.cli;

import io.winnow.evidence.cybertip.DraftSummary;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of drafting, for a person. */
final class DraftFigures {
  private DraftFigures() {}

  static void print(PrintWriter out, DraftSummary summary, String folder) {
    if (summary.drafts() == 0) {
      out.println(
          "no hits on %s: nothing to draft, nothing written"
              .formatted(
                  summary.otherLists() > 0 ? "the lists asked for" : "lists of purpose csam"));
    } else {
      out.println(drafts(summary));
    }
    if (!summary.otherPurposes().isEmpty()) {
      out.println(
          "not drafted: matches of lists of other purposes (%s)"
              .formatted(counts(summary.otherPurposes())));
    }
    if (summary.otherLists() > 0) {
      out.println(
          "not drafted: matches of lists that were not asked for (%,d)"
              .formatted(summary.otherLists()));
    }
    if (!summary.runComplete()) {
      out.println("the run is %s: there may be more hits".formatted(summary.runState()));
    }
    if (summary.near() > 0) {
      out.println(
          "near matches are not confirmed: a person must look at each before it is reported");
    }
    if (summary.drafts() > 0) {
      out.println(
          "written to %s; nothing was sent. Whether and what to report is for your counsel to say"
              .formatted(folder));
    }
  }

  private static String drafts(DraftSummary summary) {
    String text =
        "%,d drafts of %,d hits: %,d exact, %,d near"
            .formatted(summary.drafts(), summary.hits(), summary.exact(), summary.near());
    return summary.incomplete() == 0
        ? text
        : text
            + "; of which %,d are INCOMPLETE: %s"
                .formatted(summary.incomplete(), counts(summary.lacks()));
  }

  private static String counts(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(e -> "%s %,d".formatted(e.getKey(), e.getValue()))
        .collect(Collectors.joining(", "));
  }
}
