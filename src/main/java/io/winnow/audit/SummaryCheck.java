package io.winnow.audit;

import io.winnow.core.ProblemsException;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.policy.Policy;
import io.winnow.run.DamagedException;
import io.winnow.run.Json;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.summary.LedgerTally;
import io.winnow.summary.Summary;
import io.winnow.summary.SummaryMaker;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** {@code summary.json} against its digest, and against what is made of the ledger again. */
final class SummaryCheck {
  private static final String NAME = RunDirectory.SUMMARY;

  /** Of a file that is longer than any summary, no more is read: it is none. */
  private static final int LONGEST = 2 * Summary.MOST_BYTES;

  private final Optional<Policy> policy;
  private final Optional<LedgerTally> ledger;
  private Optional<LedgerTally> file = Optional.empty();
  private final List<String> faults = new ArrayList<>();

  /** A check of a run; without a policy that can be read, nothing can be made again. */
  SummaryCheck(Plan plan) {
    policy = policy(plan);
    ledger = policy.map(LedgerTally::ofRun);
  }

  private static Optional<Policy> policy(Plan plan) {
    try {
      return Optional.of(Policy.parse(plan.policy(), "policy of the run"));
    } catch (ProblemsException e) {
      return Optional.empty(); // Said elsewhere.
    }
  }

  /** The next file of the ledger begins; files come in the order of their units' keys. */
  void beginFile(String unitKey) {
    file = policy.map(p -> LedgerTally.ofFile(p, unitKey));
  }

  void add(Row row) {
    file.ifPresent(tally -> tally.add(row));
  }

  void endFile() {
    ledger.ifPresent(sum -> file.ifPresent(sum::add));
    file = Optional.empty();
  }

  /**
   * What is wrong with it.
   *
   * @param whole whether all of the ledger could be read
   */
  List<String> faults(
      RunDirectory directory,
      Plan plan,
      Manifest manifest,
      Collection<Receipt> receipts,
      boolean whole)
      throws IOException {
    byte[] json;
    String sha256;
    try (InputStream in = directory.out().open(NAME);
        InputStream again = directory.out().open(NAME)) {
      sha256 = RunDirectory.sha256(in);
      json = again.readNBytes(LONGEST);
    } catch (NoSuchFileException | FileNotFoundException e) {
      faults.add("missing: " + NAME);
      return faults;
    } catch (DamagedException e) {
      faults.add("changed: " + e.getMessage());
      return faults;
    }
    String claimed = manifest.summarySha256();
    if (claimed == null) {
      faults.add("extra: " + NAME + " is not in the manifest");
    } else if (!claimed.equals(sha256)) {
      faults.add("changed: " + NAME + " is not the file that was written");
    }
    if (whole && ledger.isPresent()) {
      again(json, new SummaryMaker(plan, policy.orElseThrow(), receipts).of(ledger.get()));
    }
    return faults;
  }

  private void again(byte[] json, Summary made) {
    try {
      List<String> differences = made.differences(Json.read(json, Summary.class));
      if (!differences.isEmpty()) {
        faults.add(
            "changed: %s does not follow from the ledger and the receipts: %s"
                .formatted(NAME, String.join(", ", differences)));
      }
    } catch (DamagedException e) {
      faults.add("changed: " + NAME + " is not the JSON of a summary");
    }
  }
}
