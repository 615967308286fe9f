package io.winnow.summary;

import io.winnow.core.Row;
import io.winnow.list.CapturedAddress;
import io.winnow.list.WebAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a summary says, counted row by row in plain maps of any size. */
final class NaiveSummary {
  private final List<Row> rows;

  NaiveSummary(List<Row> rows) {
    this.rows = rows;
  }

  /** Excluded and flagged rows by key, most first; rows whose key is null do not count. */
  List<Count> counts(Function<Row, @Nullable String> key) {
    Map<String, long[]> counts = new HashMap<>();
    for (Row row : rows) {
      String of = key.apply(row);
      String verdict = row.text("verdict");
      if (of != null && (verdict.equals("excluded") || verdict.equals("flagged"))) {
        counts.computeIfAbsent(of, k -> new long[2])[verdict.equals("excluded") ? 0 : 1]++;
      }
    }
    return counts.entrySet().stream()
        .map(e -> new Count(e.getKey(), e.getValue()[0], e.getValue()[1]))
        .sorted(
            Comparator.comparingLong((Count c) -> -c.excluded() - c.flagged())
                .thenComparing(Count::key))
        .toList();
  }

  static @Nullable String host(Row row) {
    String url = row.text("url");
    if (row.text("item_id") == null || url == null) {
      return null;
    }
    CapturedAddress address = CapturedAddress.of(url);
    return address.isMalformed()
        ? "(malformed)"
        : address.web().map(WebAddress::host).orElse("(no host)");
  }

  static @Nullable String month(Row row) {
    Instant captured = (Instant) row.value("captured_at");
    return captured == null ? null : captured.toString().substring(0, 7);
  }

  static String mediaType(Row row) {
    String type = row.text("media_type");
    return type == null ? "(none)" : type;
  }

  Set<Cause> causes() {
    return rows.stream()
        .collect(Collectors.groupingBy(NaiveSummary::cause, Collectors.counting()))
        .entrySet()
        .stream()
        .map(
            e ->
                new Cause(
                    e.getKey().verdict(),
                    e.getKey().findingClass(),
                    e.getKey().reason(),
                    e.getKey().purpose(),
                    e.getKey().category(),
                    e.getValue()))
        .collect(Collectors.toSet());
  }

  private static Cause cause(Row row) {
    String category = row.text("category");
    return new Cause(
        row.text("verdict"),
        row.text("class"),
        row.text("reason"),
        row.text("purpose"),
        category == null ? null : category.substring(0, Math.min(100, category.length())),
        0);
  }

  Set<Cell> cells() {
    Map<Cell, Long> cells =
        rows.stream().collect(Collectors.groupingBy(NaiveSummary::cell, Collectors.counting()));
    Set<Cell> counted = new HashSet<>();
    cells.forEach(
        (c, n) ->
            counted.add(
                new Cell(c.category(), c.detection(), c.decision(), c.review(), c.mediaType(), n)));
    return counted;
  }

  private static Cell cell(Row row) {
    Row of = row;
    String decision = row.text("verdict");
    String review = reviewOf(row);
    if (review.equals("none")) {
      review =
          findings(row).stream()
              .map(NaiveSummary::reviewOf)
              .filter(r -> !r.equals("none"))
              .findFirst()
              .orElse("none");
    } else {
      List<Row> checks = new ArrayList<>(findings(row));
      checks.removeIf(finding -> finding.text("reason").startsWith("review-"));
      // Excuses are not among the random ones. The sort is stable: ties stay in their order.
      checks.sort(Comparator.comparing(NaiveSummary::strength));
      Row excluding =
          checks.stream()
              .filter(f -> "excluded".equals(f.text("verdict")))
              .filter(f -> "enforce".equals(f.text("rollout")))
              .findFirst()
              .orElse(null);
      of = excluding != null ? excluding : checks.isEmpty() ? row : checks.get(0);
      decision =
          excluding != null
              ? "excluded"
              : decision.equals("set-aside") ? decision : checks.isEmpty() ? "kept" : "flagged";
    }
    String category =
        of.text("purpose") != null
            ? of.text("purpose")
            : of.text("model_id") != null ? "model:" + of.text("model_id") : "none";
    return new Cell(category, of.text("class"), decision, review, media(row.text("media_type")), 0);
  }

  private static String reviewOf(Row evidence) {
    return switch (evidence.text("reason")) {
      case "review-allow" -> "allow";
      case "review-deny" -> "deny";
      case "review-false-positive" -> "false-positive";
      default -> "none";
    };
  }

  /** Of what {@link RandomLedger} makes, as the documentation of policies ranks it. */
  private static int strength(Row finding) {
    return List.of("known", "policy", "unscannable", "scored").indexOf(finding.text("class"));
  }

  private static String media(@Nullable String type) {
    return type == null
        ? "other"
        : switch (type) {
          case "image/png" -> "image";
          case "text/html", "application/xhtml+xml" -> "text";
          case "application/pdf", "text/rtf" -> "document";
          default -> "other";
        };
  }

  private static boolean isMatch(Row finding) {
    return finding.text("list_id") != null || finding.text("model_id") != null;
  }

  @SuppressWarnings("unchecked") // As the schema says.
  static List<Row> findings(Row row) {
    return (List<Row>) row.value("findings");
  }

  /** All findings of all rows. */
  List<Row> findings() {
    return rows.stream().flatMap(row -> findings(row).stream()).toList();
  }

  /** Rows with a verdict that are not masked. */
  long openRows(String verdict) {
    return rows.stream()
        .filter(row -> row.text("item_id") != null && verdict.equals(row.text("verdict")))
        .count();
  }

  long decided(String column, String id, String verdict) {
    return rows.stream()
        .filter(row -> id.equals(row.text(column)) && verdict.equals(row.text("verdict")))
        .count();
  }

  long findings(String column, String id) {
    return findings().stream().filter(finding -> id.equals(finding.text(column))).count();
  }

  /**
   * Rows with such findings in which a reviewer said so and could have said the opposite.
   *
   * @param others reasons that come before
   */
  long reviewed(String column, String id, String reason, List<String> others) {
    long reviewed = 0;
    for (Row row : rows) {
      List<String> reasons = new ArrayList<>();
      findings(row).forEach(finding -> reasons.add(finding.text("reason")));
      boolean has =
          findings(row).stream()
              .anyMatch(finding -> isMatch(finding) && id.equals(finding.text(column)));
      boolean nobodyCanAllowIt =
          findings(row).stream()
              .anyMatch(
                  finding ->
                      "csam".equals(finding.text("purpose"))
                          || "unscannable".equals(finding.text("class")));
      boolean isFirst = !nobodyCanAllowIt && others.stream().noneMatch(reasons::contains);
      reviewed += has && isFirst && reasons.contains(reason) ? 1 : 0;
    }
    return reviewed;
  }
}
