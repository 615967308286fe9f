package io.winnow.bind;

import io.winnow.core.Finding;
import io.winnow.core.ListHit;
import io.winnow.core.Purpose;
import io.winnow.core.Row;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;

/** One row of a pre-screen's exclusion file, checked. */
record SkipRow(String shard, long offset, long length, Finding finding) {
  @SuppressWarnings("EnumOrdinal") // Purposes stand strongest first.
  private static final Comparator<Finding> STRONGEST =
      Comparator.<Finding>comparingInt(f -> hit(f).purpose().ordinal())
          .thenComparing(Finding::ruleId)
          .thenComparing(f -> hit(f).listId())
          .thenComparing(f -> hit(f).listVersion())
          .thenComparing(f -> hit(f).entryId())
          .thenComparing(f -> hit(f).matchedBy());

  /**
   * @throws IllegalArgumentException if it is not what a pre-screen writes
   */
  SkipRow(Row row) {
    this(text(row, "warc_filename"), number(row, "offset"), number(row, "length"), finding(row));
    if (shard.isEmpty() || offset < 0 || length <= 0) {
      throw new IllegalArgumentException("no place of a record");
    }
  }

  private static Finding finding(Row row) {
    Purpose purpose =
        Arrays.stream(Purpose.values())
            .filter(p -> p.id().equals(row.text("purpose")))
            .filter(p -> !p.isExcuse())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no purpose that excludes"));
    String category = row.text("category");
    boolean confidential = flag(row, "confidential");
    ListHit hit =
        new ListHit(
            text(row, "list_id"),
            text(row, "list_version"),
            purpose,
            confidential || purpose.isProtected(),
            text(row, "entry_id"),
            category == null ? "" : category,
            text(row, "algorithm"),
            flag(row, "alongside"),
            null);
    Finding finding = Finding.prescreened(hit, text(row, "rule_id"));
    if (!finding.findingClass().id().equals(row.text("class"))) {
      throw new IllegalArgumentException("class and purpose do not go together");
    }
    return finding;
  }

  /** Of two finds of the same record the stronger; confidential if either is. */
  static SkippedShard.Found strongest(SkippedShard.Found a, SkippedShard.Found b) {
    if (a.length() != b.length()) {
      throw new IllegalArgumentException("one record, two lengths");
    }
    SkippedShard.Found first = STRONGEST.compare(a.finding(), b.finding()) <= 0 ? a : b;
    boolean confidential = a.finding().isConfidential() || b.finding().isConfidential();
    if (confidential == first.finding().isConfidential()) {
      return first;
    }
    ListHit hit = hit(first.finding());
    ListHit masked =
        new ListHit(
            hit.listId(),
            hit.listVersion(),
            hit.purpose(),
            true,
            hit.entryId(),
            hit.category(),
            hit.matchedBy(),
            hit.alongside(),
            null);
    return new SkippedShard.Found(
        first.length(), Finding.prescreened(masked, first.finding().ruleId()));
  }

  private static ListHit hit(Finding finding) {
    return Objects.requireNonNull(finding.list());
  }

  private static String text(Row row, String column) {
    return Objects.requireNonNull(row.text(column));
  }

  private static long number(Row row, String column) {
    return (Long) Objects.requireNonNull(row.value(column));
  }

  private static boolean flag(Row row, String column) {
    return (Boolean) Objects.requireNonNull(row.value(column));
  }
}
