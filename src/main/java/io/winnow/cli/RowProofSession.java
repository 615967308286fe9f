package io.winnow.cli;

import io.winnow.audit.ItemName;
import io.winnow.audit.LedgerSearch;
import io.winnow.audit.RowProof;
import io.winnow.audit.RowProofCheck;
import io.winnow.audit.RowProofs;
import io.winnow.audit.RunStatement;
import io.winnow.audit.RunTables;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Row;
import io.winnow.proof.InclusionProof;
import io.winnow.proof.TokenKey;
import io.winnow.proof.VerifyingKey;
import io.winnow.run.DamagedException;
import io.winnow.run.Json;
import io.winnow.run.RunDirectory;
import io.winnow.spark.PolicyFiles;
import io.winnow.table.SafeCell;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Proofs of single rows from the command line: made, and checked. */
final class RowProofSession {
  private final PrintWriter out;

  RowProofSession(PrintWriter out) {
    this.out = out;
  }

  /** Makes the proof of an item's row; prints it, or writes it to a file that is not there yet. */
  int make(
      RunDirectory directory,
      ItemName item,
      Optional<TokenKey> key,
      MaskedRows masked,
      Optional<String> file)
      throws IOException {
    RunTables tables;
    RowProof proof;
    try {
      tables = new RunTables(directory);
      if (key.isPresent()) {
        KeyFiles.requireOf(tables.plan(), key.get());
        masked.recordSearch(item, key.get());
      }
      LedgerSearch.Found found =
          new LedgerSearch(tables, key).find(item).orElseThrow(() -> noRow(item, key));
      proof = new RowProofs(tables).of(found);
    } catch (DamagedException e) {
      String message = String.valueOf(e.getMessage());
      String more = message.endsWith("says more") ? "" : "; verify says more";
      out.println(SafeCell.visible("NOT proved: " + message + more));
      out.flush();
      return ExitCode.VERIFICATION_FAILED;
    }
    byte[] json = Json.pretty(proof);
    if (file.isPresent()) {
      CreatedFile.write(file.get(), json);
      out.println("proof written to " + file.get());
    } else {
      out.print(new String(json, StandardCharsets.UTF_8));
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static ProblemsException noRow(ItemName item, Optional<TokenKey> key) {
    String why =
        item.id().isPresent() && key.isEmpty()
            ? "; kept items have none (winnow explain shows them), and a row that is masked is found"
                + " by its token, or with --token-key and --why"
            : "; kept items have none";
    return new ProblemsException(
        Problem.of(item.toString(), "has no row in this run's ledger" + why));
  }

  /** Checks a proof, without its run. */
  int check(String file, Optional<VerifyingKey> trusted, boolean asJson) {
    RowProofCheck.Result result =
        new RowProofCheck(trusted).check(PolicyFiles.read(file, "the proof of a row"));
    if (asJson) {
      out.print(new String(Json.pretty(Checked.of(result)), StandardCharsets.UTF_8));
    } else {
      print(result, trusted);
    }
    out.flush();
    return result.holds() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED;
  }

  private void print(RowProofCheck.Result result, Optional<VerifyingKey> trusted) {
    result.faults().forEach(fault -> out.println(SafeCell.visible(fault)));
    RowProof proof = result.proof();
    Row row = result.row();
    if (proof == null || row == null || !result.holds()) {
      out.println("the proof does NOT hold; nothing in it can be relied on");
      return;
    }
    String id = row.text("item_id");
    out.println(
        SafeCell.visible(
            "item %s: %s, %s/%s by rule %s"
                .formatted(
                    id == null ? row.text("item_token") + " (masked)" : id,
                    row.text("verdict"),
                    row.text("class"),
                    row.text("reason"),
                    row.text("rule_id"))));
    out.println(
        SafeCell.visible(
            "is %s of the ledger of unit %s, which is %s of the run with ledger root %s"
                .formatted(
                    place("row", proof.unit().place()),
                    proof.unit().key(),
                    place("unit", proof.run().place()),
                    proof.run().ledgerRoot())));
    RunStatement statement = result.statement();
    if (statement != null) {
      RunStatement.Predicate run = statement.predicate();
      out.println(
          SafeCell.visible(
              "the run: %s, ended %s, policy %.12s, number %d in its series, %,d records, %,d items"
                  .formatted(
                      run.state(),
                      run.ended(),
                      run.policyDigest(),
                      run.series().number(),
                      run.counts().records(),
                      run.counts().items())));
    }
    out.println(
        "the proof holds; "
            + trusted
                .map(key -> "authenticated: signed with the key %.12s".formatted(key.id()))
                .orElse(
                    proof.envelope() == null
                        ? "unauthenticated: nobody has signed the run; compare the ledger root with a"
                            + " manifest that you trust"
                        : "unauthenticated: it is signed, give --key to see by whom"));
  }

  private static String place(String what, InclusionProof place) {
    return String.format(Locale.ROOT, "%s %,d of %,d", what, place.index() + 1, place.leaves());
  }

  /**
   * What {@code --json} prints.
   *
   * @param holds whether it does
   * @param signature as in a verification
   * @param faults sentences
   */
  private record Checked(boolean holds, String signature, java.util.List<String> faults) {
    static Checked of(RowProofCheck.Result result) {
      return new Checked(result.holds(), result.signature(), result.faults());
    }
  }
}
