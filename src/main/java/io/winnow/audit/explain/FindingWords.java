package io.winnow.audit.explain;

import io.winnow.core.Row;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A finding of the ledger as a sentence: value, threshold and what it was held against. */
final class FindingWords {
  private FindingWords() {}

  static String of(Row finding) {
    String reason = Objects.requireNonNull(finding.text("reason"));
    return switch (reason) {
      case "list-match" -> match(finding) + entry(finding);
      case "prescreened" ->
          "a pre-screen of the crawl's index found it by "
              + finding.text("algorithm")
              + "; the record was never read"
              + entry(finding);
      case "score" ->
          "model %s %s scores %s; the threshold is %s"
              .formatted(
                  finding.text("model_id"),
                  finding.text("model_version"),
                  number(finding, "score"),
                  number(finding, "threshold"));
      case "cascade" -> "it is excluded with another item of its record";
      case "not-comparable" -> "the picture's quality is too low to compare it";
      case "too-small-to-hash" -> "a side of the picture is too short to hash it";
      case "review-allow", "review-false-positive", "review-deny", "review-refused" ->
          "%s by %s: %s".formatted(reason, finding.text("reviewer"), finding.text("review_note"));
      default -> "it could not be checked: " + reason;
    };
  }

  private static String match(Row finding) {
    String what = Objects.requireNonNull(finding.text("algorithm"));
    String band = finding.text("distance_band");
    if (band != null) {
      return "%s is near an entry: distance %s, quality %s"
          .formatted(what, withUnit(band), finding.value("quality"));
    }
    return switch (what) {
      case "domain", "url" -> "its address is listed, by " + what;
      case "term" ->
          "listed terms weigh %s; the rule asks for %s"
              .formatted(number(finding, "score"), number(finding, "threshold"));
      default ->
          Boolean.TRUE.equals(finding.value("alongside"))
              ? "the " + what + " that came with the record is an entry"
              : "its " + what + " is an entry";
    };
  }

  /** A band of bits needs its unit, one of shares has it. */
  private static String withUnit(String band) {
    return band.endsWith("%") ? band : band + " bits";
  }

  private static String entry(Row finding) {
    String category = finding.text("category");
    return " (entry %s of list %s %s, purpose %s%s)"
        .formatted(
            finding.text("entry_token"),
            finding.text("list_id"),
            finding.text("list_version"),
            finding.text("purpose"),
            category == null ? "" : ", category " + category);
  }

  static String number(Row row, String column) {
    return number((Double) row.value(column));
  }

  static String number(@Nullable Double value) {
    if (value == null) {
      return "unknown";
    }
    String text = String.format(Locale.ROOT, "%.6f", value);
    return text.replaceFirst("\\.?0+$", "");
  }
}
