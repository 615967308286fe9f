package io.winnow.audit.explain;

import io.winnow.core.Algorithm;
import io.winnow.core.Finding;
import io.winnow.core.ItemId;
import io.winnow.core.ItemKind;
import io.winnow.core.ModelScores;
import io.winnow.core.Reason;
import io.winnow.core.Rollout;
import io.winnow.core.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far an item was looked at, and what of it is stored, from its rows. */
final class Seen {
  private final FoundItem item;
  private final List<Row> findings;

  Seen(FoundItem item) {
    this.item = item;
    List<Row> all = new ArrayList<>();
    item.ledgerRow()
        .map(row -> (List<?>) Objects.requireNonNull(row.value("findings")))
        .orElse(List.of())
        .forEach(finding -> all.add((Row) finding));
    this.findings = List.copyOf(all);
  }

  /** All findings of its ledger row. */
  List<Row> findings() {
    return findings;
  }

  List<Row> findings(String rule) {
    return findings.stream().filter(row -> rule.equals(row.text("rule_id"))).toList();
  }

  /** A text that both kinds of rows have; the ledger masks some. */
  @Nullable String text(String column) {
    return item.cleanRow().or(item::ledgerRow).map(row -> row.text(column)).orElse(null);
  }

  boolean isKind(ItemKind kind) {
    return kind.id().equals(text("item_kind"));
  }

  /** 0 for a payload; empty where the ledger masks it. */
  Optional<Integer> part() {
    return item.id().map(ItemId::part);
  }

  /** Whether it was taken apart, so that pixels and text could be looked at. */
  boolean wasScreened() {
    return text("media_type") != null;
  }

  /** Whether a pre-screen found it, so that its record was never read. */
  boolean wasPrescreened() {
    return has(Reason.PRESCREENED);
  }

  /** Why nothing could be measured on it. */
  Optional<String> unscannable() {
    return findings.stream()
        .filter(row -> "unscannable".equals(row.text("class")))
        .map(row -> row.text("reason"))
        .map(Objects::requireNonNull)
        .findFirst();
  }

  private boolean has(Reason reason) {
    return findings.stream().anyMatch(row -> reason.id().equals(row.text("reason")));
  }

  /** Whether no ledger row is known to be its. */
  boolean isWithoutLedgerRow() {
    return item.ledger() == null;
  }

  /** Whether a ledger row that cannot be seen to be its may say more. */
  boolean mayBeMasked() {
    return item.mayBeMasked();
  }

  /** What has flagged it, as its clean row says: never a confidential list, excuse or reviewer. */
  List<String> flags() {
    return item
        .cleanRow()
        .map(row -> (List<?>) Objects.requireNonNull(row.value("flags")))
        .orElse(List.of())
        .stream()
        .map(String::valueOf)
        .toList();
  }

  /** Whether a list excludes it that was asked before anything was taken apart. */
  boolean wasDecidedUnread() {
    return findings.stream()
        .filter(row -> "excluded".equals(row.text("verdict")) && row.text("list_id") != null)
        .filter(row -> Rollout.ENFORCE.id().equals(row.text("rollout")))
        .anyMatch(row -> row.text("distance_band") == null);
  }

  /** Why a perceptual rule, whichever it was, could not compare it. */
  Optional<Row> notComparable() {
    return findings(Finding.NOT_COMPARABLE_RULE).stream().findFirst();
  }

  /**
   * A perceptual hash.
   *
   * @param exists false if the picture is too small for one
   * @param quality 0–100
   */
  record Hash(boolean exists, int quality) {}

  /** What is stored of its hash: a clean row has it, a match on a list its quality. */
  Optional<Hash> hash(Algorithm algorithm) {
    Row row = item.cleanRow().filter(r -> isKind(ItemKind.IMAGE)).orElse(null);
    if (row == null) {
      return findings.stream()
          .filter(finding -> algorithm.id().equals(finding.text("algorithm")))
          .filter(finding -> finding.value("quality") != null)
          .map(finding -> hash(finding, true, "quality"))
          .findFirst();
    }
    if (algorithm.equals(Algorithm.PDQ)) {
      return Optional.of(hash(row, row.text("pdq") != null, "pdq_quality"));
    }
    return ((List<?>) Objects.requireNonNull(row.value("fingerprints")))
        .stream()
            .map(Row.class::cast)
            .filter(other -> algorithm.id().equals(other.text("algorithm")))
            .map(other -> hash(other, other.text("value") != null, "quality"))
            .findFirst();
  }

  private static Hash hash(Row row, boolean exists, String quality) {
    return new Hash(exists, (Integer) Objects.requireNonNull(row.value(quality)));
  }

  /** What a model said, where a clean table has it. */
  Optional<ModelScores> scores(String model) {
    Row row = item.cleanRow().orElse(null);
    if (row == null) {
      return Optional.empty();
    }
    Map<String, Float> scores = new LinkedHashMap<>();
    String version = "";
    for (Object entry : (List<?>) Objects.requireNonNull(row.value("scores"))) {
      Row score = (Row) entry;
      if (model.equals(score.text("model_id"))) {
        version = Objects.requireNonNull(score.text("model_version"));
        scores.put(
            Objects.requireNonNull(score.text("label")),
            ((Double) Objects.requireNonNull(score.value("score"))).floatValue());
      }
    }
    return scores.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ModelScores(
                model, version, List.copyOf(scores.keySet()), List.copyOf(scores.values())));
  }
}
