package io.winnow.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.core.Row;
import io.winnow.core.RowDecoder;
import io.winnow.proof.Envelope;
import io.winnow.proof.Roots;
import io.winnow.proof.StrictBase64;
import io.winnow.proof.VerifyingKey;
import io.winnow.run.DamagedException;
import io.winnow.run.Json;
import io.winnow.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the proof of a row, with nothing else at hand. */
public final class RowProofCheck {
  private final Optional<VerifyingKey> trusted;
  private final List<String> faults = new ArrayList<>();

  /**
   * A check.
   *
   * @param trusted the key that the proof's statement must be signed with; without one nobody
   *     vouches for the root that the proof leads to
   */
  public RowProofCheck(Optional<VerifyingKey> trusted) {
    this.trusted = trusted;
  }

  /**
   * What was found.
   *
   * @param signature as of {@link RunSignature.Finding}
   * @param faults sentences; empty if the proof holds
   * @param proof what was checked, or null if it is none
   * @param row its row, or null if it is none
   * @param statement what is said of the run, or null if nothing is
   */
  public record Result(
      String signature,
      List<String> faults,
      @Nullable RowProof proof,
      @Nullable Row row,
      @Nullable RunStatement statement) {
    public Result {
      faults = List.copyOf(faults);
    }

    public boolean holds() {
      return faults.isEmpty();
    }
  }

  /** Checks a proof as it was written by {@code verify --item}. */
  public Result check(byte[] json) {
    RowProof proof;
    try {
      proof = Json.read(json, RowProof.class);
      // In whatever way it is printed, it says what was read and nothing else.
      if (!Json.read(json, JsonNode.class).equals(Json.read(Json.line(proof), JsonNode.class))) {
        faults.add("changed: the proof is not written as this tool writes one");
      }
    } catch (DamagedException e) {
      return new Result(
          "unknown", List.of("changed: the proof " + e.getMessage()), null, null, null);
    }
    if (proof.format() != RowProof.FORMAT) {
      faults.add(
          "changed: the proof is of format %d, this tool reads %d"
              .formatted(proof.format(), RowProof.FORMAT));
    }
    Row row = row(proof);
    RunStatement statement = statement(proof);
    String signature = signature(proof, statement);
    return new Result(signature, faults, proof, row, statement);
  }

  private @Nullable Row row(RowProof proof) {
    byte[] canonical;
    Row row;
    try {
      canonical = StrictBase64.decode(proof.row().canonical());
      row = RowDecoder.decode(Tables.LEDGER, canonical);
    } catch (IllegalArgumentException e) {
      faults.add("changed: the row's canonical bytes are those of no row");
      return null;
    }
    if (!RowJson.of(row).equals(proof.row().columns())) {
      faults.add("changed: the columns to read are not those of the canonical bytes");
    }
    RowProof.Unit unit = proof.unit();
    if (!unit.place().shows(canonical, unit.ledgerRoot())) {
      faults.add("changed: the row's path does not lead to the ledger root of its unit");
    }
    byte[] leaf = Roots.leaf(unit.key(), unit.place().leaves(), unit.ledgerRoot());
    if (!proof.run().place().shows(leaf, proof.run().ledgerRoot())) {
      faults.add("changed: the unit's path does not lead to the ledger root of the run");
    }
    return row;
  }

  private @Nullable RunStatement statement(RowProof proof) {
    if (proof.envelope() == null) {
      return null;
    }
    RunStatement statement;
    try {
      statement = Json.read(proof.envelope().bytes(), RunStatement.class);
    } catch (DamagedException | IllegalArgumentException e) {
      faults.add("changed: what is signed is no statement of a run");
      return null;
    }
    if (!statement.isOfRun() || !proof.envelope().payloadType().equals(RunStatement.PAYLOAD_TYPE)) {
      faults.add("changed: what is signed is a statement of something else");
    }
    if (!statement.predicate().roots().ledger().equals(proof.run().ledgerRoot())
        || statement.predicate().units() != proof.run().place().leaves()) {
      faults.add("changed: the proof does not lead to the ledger root that was signed");
    }
    return statement;
  }

  private String signature(RowProof proof, @Nullable RunStatement statement) {
    Envelope envelope = proof.envelope();
    if (envelope == null) {
      if (trusted.isPresent()) {
        faults.add("missing: the proof has no signature");
      }
      return RunSignature.UNSIGNED;
    }
    if (trusted.isEmpty() || statement == null) {
      return RunSignature.UNAUTHENTICATED;
    }
    VerifyingKey key = trusted.get();
    if (!envelope.names(key) || !envelope.isSignedBy(key)) {
      faults.add("changed: the proof is not signed with the key %.12s".formatted(key.id()));
      return RunSignature.BY_ANOTHER;
    }
    return RunSignature.AUTHENTICATED;
  }
}
