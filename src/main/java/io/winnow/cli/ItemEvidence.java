package io.winnow.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.audit.RowJson;
import io.winnow.audit.explain.Explanation;
import io.winnow.core.Row;
import io.winnow.evidence.EvidenceReader;
import io.winnow.evidence.Reading;
import io.winnow.proof.seal.OpeningKey;
import io.winnow.run.AuditTrail;
import io.winnow.run.RunDirectory;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
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
            System.getProperty("user.name", "unknown"),
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

  /** The rows without what nobody needs to see. */
  static List<JsonNode> json(List<Row> rows) {
    List<JsonNode> json = new ArrayList<>();
    for (Row row : rows) {
      ObjectNode shown = (ObjectNode) RowJson.of(row);
      HIDDEN.forEach(shown::remove);
      json.add(shown);
    }
    return json;
  }
}
