package io.winnow.cli;

import io.winnow.audit.explain.Explanation;
import io.winnow.core.Column;
import io.winnow.core.Row;
import io.winnow.evidence.EvidenceReader;
import io.winnow.evidence.Reading;
import io.winnow.proof.seal.OpeningKey;
import io.winnow.run.AuditTrail;
import io.winnow.run.RunDirectory;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the restricted table says of an item and of what it is excluded with. */
final class ItemEvidence {
  /** Not to explain a verdict: they are the listed material's own, or its list's. */
  private static final Set<String> HIDDEN =
      Set.of("md5", "sha1", "sha256", "pdq", "fingerprints", "entry_id");

  private final RunDirectory directory;
  private final Optional<OpeningKey> key;
  private final String why;

  ItemEvidence(RunDirectory directory, Optional<OpeningKey> key, String why) {
    this.directory = directory;
    this.key = key;
    this.why = why;
  }

  /** The rows; the audit line is on disk before the first is read. */
  List<Row> of(Explanation explanation) throws IOException {
    Set<String> tokens = new HashSet<>(explanation.tokens());
    Reading reading =
        new Reading(
            AuditName.ofUser(),
            why,
            "explain --evidence",
            Map.of("item", tokens.isEmpty() ? "none" : explanation.tokens().get(0)));
    List<Row> rows = new ArrayList<>();
    try (EvidenceReader evidence =
        EvidenceReader.open(
            directory, key, new AuditTrail(directory.out(), Clock.systemUTC()), reading)) {
      for (Row row = evidence.next(); row != null; row = evidence.next()) {
        if (tokens.contains(row.text("item_token"))) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /** The rows without what nobody needs to see, columns by name, times in ISO 8601. */
  static List<Map<String, Object>> shown(List<Row> rows) {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> columns = new LinkedHashMap<>();
      for (Column column : row.schema().columns()) {
        Object value = row.value(column.name());
        if (value != null && !HIDDEN.contains(column.name())) {
          columns.put(column.name(), value instanceof Instant time ? time.toString() : value);
        }
      }
      shown.add(columns);
    }
    return shown;
  }
}
