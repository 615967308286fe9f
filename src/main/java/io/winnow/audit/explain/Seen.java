package io.winnow.audit.explain;

import io.winnow.core.ItemId;
import io.winnow.core.ItemKind;
import io.winnow.core.ModelScores;
import io.winnow.core.Reason;
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

  /** Quality of its PDQ hash, where a clean table has it. */
  Optional<Integer> pdqQuality() {
    return item.cleanRow()
        .filter(row -> row.schema().columns().stream().anyMatch(c -> c.name().equals("pdq")))
        .filter(row -> row.text("pdq") != null)
        .map(row -> (Integer) Objects.requireNonNull(row.value("pdq_quality")));
  }

  /** Whether a clean table has the picture, and no PDQ hash of it. */
  boolean isTooSmall() {
    return item.cleanRow().isPresent() && isKind(ItemKind.IMAGE) && pdqQuality().isEmpty();
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
