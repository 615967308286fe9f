package io.winnow.run;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a run's files lie, as absolute URIs.
 *
 * @param out the run directory
 * @param ledger the ledger's folder
 * @param evidence the evidence table's folder
 */
public record RunLocation(String out, String ledger, String evidence) {
  public static final String META = "_winnow";

  public RunLocation {
    Objects.requireNonNull(out);
    Objects.requireNonNull(ledger);
    Objects.requireNonNull(evidence);
  }

  /** Everything in OUT unless said otherwise. */
  public static RunLocation of(
      String out, Optional<String> ledgerDir, Optional<String> evidenceDir) {
    String root = Locations.absolute(out);
    return new RunLocation(
        root,
        ledgerDir.map(Locations::absolute).orElse(Locations.child(root, "ledger")),
        evidenceDir.map(Locations::absolute).orElse(Locations.child(root, "evidence")));
  }

  /** The folder of a table. */
  public String table(String table) {
    return switch (table) {
      case "ledger" -> ledger;
      case "evidence" -> evidence;
      default -> Locations.child(out, table);
    };
  }
}
