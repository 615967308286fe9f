package io.winnow.audit;

import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.proof.Envelope;
import io.winnow.proof.InclusionProofBuilder;
import io.winnow.proof.Roots;
import io.winnow.proof.StrictBase64;
import io.winnow.run.DamagedException;
import io.winnow.run.Json;
import io.winnow.run.RunDirectory;
import io.winnow.table.Tables;
import java.io.IOException;
import java.util.Optional;

/**
 * Makes proofs of single rows. Rows and units go by one by one: memory does not grow with them
 * beyond the receipts.
 */
public final class RowProofs {
  private final RunTables tables;

  public RowProofs(RunTables tables) {
    this.tables = tables;
  }

  /**
   * The proof of a row.
   *
   * @throws DamagedException if the run is not what its receipts, its manifest or its signature
   *     say: no proof can be made of it
   */
  public RowProof of(LedgerSearch.Found found) throws IOException {
    RowProof.Unit unit = unit(found);
    return new RowProof(
        RowProof.FORMAT,
        new RowProof.Proven(StrictBase64.encode(found.row().canonical()), RowJson.of(found.row())),
        unit,
        run(found.receipt()),
        envelope().orElse(null));
  }

  private RowProof.Unit unit(LedgerSearch.Found found) throws IOException {
    Receipt receipt = found.receipt();
    InclusionProofBuilder proof = new InclusionProofBuilder();
    try (RunRows rows = tables.open(receipt, found.file(), Tables.LEDGER)) {
      long index = 0;
      for (Row row = rows.next(); row != null; row = rows.next()) {
        proof.add(row.canonical(), index == found.index());
        index++;
      }
    }
    if (!proof.root().equals(receipt.ledgerRoot())) {
      throw new DamagedException(
          Verifier.path(found.file()) + " does not have the rows that its receipt says");
    }
    return new RowProof.Unit(receipt.unitKey(), proof.proof(), receipt.ledgerRoot());
  }

  private RowProof.Run run(Receipt wanted) throws DamagedException {
    InclusionProofBuilder proof = new InclusionProofBuilder();
    for (Receipt receipt : tables.receipts().values()) {
      proof.add(Roots.ledgerLeaf(receipt), receipt.unitKey().equals(wanted.unitKey()));
    }
    String root = tables.manifest().roots().ledger();
    if (!proof.root().equals(root)) {
      throw new DamagedException(
          RunDirectory.MANIFEST + " has another ledger root than the receipts give");
    }
    return new RowProof.Run(proof.proof(), root);
  }

  private Optional<Envelope> envelope() throws IOException {
    RunSignature signature = new RunSignature(tables.directory());
    if (signature.isMissing()) {
      return Optional.empty();
    }
    if (!signature.check(Optional.empty()).faults().isEmpty()) {
      throw new DamagedException(RunStatement.FILE + " does not sign the run as it is");
    }
    return Optional.of(Json.read(tables.directory().out().read(RunStatement.FILE), Envelope.class));
  }
}
