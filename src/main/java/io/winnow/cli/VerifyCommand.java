package io.winnow.cli;

import io.winnow.audit.ExpectationCheck;
import io.winnow.audit.Expectations;
import io.winnow.audit.ItemName;
import io.winnow.audit.Verification;
import io.winnow.audit.Verifier;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.proof.TokenKey;
import io.winnow.proof.VerifyingKey;
import io.winnow.proof.seal.OpeningKey;
import io.winnow.run.AuditTrail;
import io.winnow.run.Json;
import io.winnow.run.RunDirectory;
import io.winnow.spark.PolicyFiles;
import io.winnow.table.SafeCell;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Re-checks a run from disk. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Re-check every count, digest and file of a run from disk.",
      "Says what is missing, changed or extra; exit code 6 if anything is.",
      "With --item it prints a proof that one row stands in the run's ledger; with --proof it checks"
          + " such a proof, without the run."
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "The run directory; not with --proof.")
  private @Nullable String run;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Option(
      names = "--expect",
      paramLabel = "FILE",
      description =
          "Also compare the run, item by item, with what a JSON file expects of it; needs --token-key"
              + " and --why.")
  private @Nullable String expect;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = {
        "The public key (PEM) that the run, or the proof, must be signed with.",
        "Without it a signature shows that nothing changed since, not who signed."
      })
  private @Nullable String key;

  @Mixin private EvidenceKeyOption evidenceKey;

  @Option(
      names = "--token-key",
      paramLabel = "FILE",
      defaultValue = "${env:WINNOW_TOKEN_KEY:-}",
      description = "The run's token key: names confidential hits.")
  private String tokenKey = "";

  @Option(
      names = "--item",
      paramLabel = "ITEM",
      description = "Print a proof of this item's ledger row: an item id, or an item token.")
  private @Nullable String item;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Write the proof to a new file instead.")
  private @Nullable String out;

  @Option(
      names = "--proof",
      paramLabel = "FILE",
      description = "Check a proof that --item has made. Needs no run.")
  private @Nullable String proof;

  @Option(
      names = "--deep",
      description = {
        "Also read the clean tables to their last byte: digests, perceptual hashes and text",
        "fingerprints of everything kept are computed again; with -p it is held against the lists."
      })
  private boolean deep;

  @Option(
      names = {"-p", "--policy"},
      paramLabel = "FILE",
      description =
          "The run's policy, for --deep: none of what was kept may match its lists. Needs --why"
              + " where a list is confidential.")
  private @Nullable String policy;

  @Mixin private ListKeyOption listKey;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      description =
          "Why you look behind masks; it stands in the audit line. Needed with --expect, and for --item"
              + " with --token-key (where sealed evidence is opened: \"verification\" unless you say"
              + " more).")
  private String why = "";

  @SuppressWarnings("NullAway.Init")
  VerifyCommand() {}

  @Override
  public Integer call() throws IOException {
    requireOneTask();
    PrintWriter printed = spec.commandLine().getOut();
    Optional<VerifyingKey> trusted = Optional.ofNullable(key).map(SignCommand::publicKey);
    if (proof != null) {
      return new RowProofSession(printed).check(proof, trusted, json);
    }
    RunDirectory directory = FinishedRun.at(Objects.requireNonNull(run), trusted);
    if (item != null) {
      return new RowProofSession(printed)
          .make(
              directory,
              ItemName.parse(item),
              KeyFiles.tokenKey(tokenKey),
              new MaskedRows(directory, "verify --item", why),
              Optional.ofNullable(out));
    }
    return verify(printed, directory, trusted);
  }

  private void requireOneTask() {
    List<Problem> problems = new ArrayList<>();
    if ((run == null) == (proof == null)) {
      problems.add(Problem.of("RUN", "name a run directory, or a proof with --proof; not both"));
    }
    if (item != null && (proof != null || expect != null || key != null)) {
      problems.add(Problem.of("--item", "goes with --out, --token-key and --why alone"));
    }
    if (out != null && item == null) {
      problems.add(Problem.of("--out", "goes with --item"));
    }
    if (deep && (item != null || proof != null || json)) {
      problems.add(Problem.of("--deep", "goes with neither --item, --proof nor --json"));
    }
    if (policy != null && !deep) {
      problems.add(Problem.of("--policy", "goes with --deep"));
    }
    if (expect != null && proof != null) {
      problems.add(Problem.of("--expect", "needs a run"));
    }
    if (expect != null && proof == null && item == null && tokenKey.isBlank()) {
      problems.add(Problem.of("--expect", "needs the run's --token-key"));
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }

  private int verify(PrintWriter printed, RunDirectory directory, Optional<VerifyingKey> trusted)
      throws IOException {
    MaskedRows masked = new MaskedRows(directory, "verify --expect", why);
    if (expect != null) {
      masked.requireWhy();
    }
    Optional<DeepSession> session = deepSession(directory);
    if (session.isPresent()) {
      session.get().requireSense();
    }
    Verification verification;
    try (VerifySteps steps = new VerifySteps(spec.commandLine().getErr())) {
      verification = new Verifier(directory, steps, trusted, opened(directory)).verify();
    }
    if (json) {
      printed.print(new String(Json.pretty(verification), StandardCharsets.UTF_8));
    } else {
      print(printed, verification);
    }
    boolean asExpected = expect == null || compare(printed, directory, expect, masked);
    boolean holdsDeeply = session.isEmpty() || deeply(printed, session.get(), verification);
    printed.flush();
    return verification.holds() && asExpected && holdsDeeply
        ? ExitCode.DONE
        : ExitCode.VERIFICATION_FAILED;
  }

  private static boolean deeply(PrintWriter printed, DeepSession session, Verification found)
      throws IOException {
    if (found.units() == 0) {
      return found.holds(); // Without plan, manifest or receipts there is nothing to read.
    }
    DeepSession.Result result = session.run();
    DeepSession.print(printed, result);
    return result.holds();
  }

  private Optional<DeepSession> deepSession(RunDirectory directory) {
    return deep
        ? Optional.of(
            new DeepSession(
                directory,
                tokenKey,
                Optional.ofNullable(policy),
                listKey.file(),
                new MaskedRows(directory, "verify --deep", why),
                spec.commandLine().getErr()))
        : Optional.empty();
  }

  /** The key of sealed evidence, if the user has it; whoever uses it leaves a line. */
  private Optional<OpeningKey> opened(RunDirectory directory) throws IOException {
    Optional<OpeningKey> opening = evidenceKey.key(directory);
    if (opening.isPresent()) {
      new AuditTrail(directory.out(), Clock.systemUTC())
          .write(
              AuditName.ofUser(),
              why.isBlank() ? "verification" : why,
              "verify",
              Map.of("evidence key", opening.get().id()));
    }
    return opening;
  }

  /**
   * What an item is expected to be, and is not, tells what it is, masked or not: so does the number
   * of differences, of whatever part of the run somebody asks.
   */
  private boolean compare(PrintWriter out, RunDirectory directory, String file, MaskedRows masked)
      throws IOException {
    byte[] json = PolicyFiles.read(file, "expectations");
    TokenKey tokens = PolicyFiles.tokenKey(tokenKey);
    Expectations expectations = Expectations.read(new ByteArrayInputStream(json));
    masked.record(Map.of("expected items", Integer.toString(expectations.size())));
    List<String> differences = new ExpectationCheck(directory, tokens).differences(expectations);
    differences.forEach(difference -> out.println(SafeCell.visible(difference)));
    out.println("as %s says: %s".formatted(file, differences.isEmpty() ? "yes" : "NO"));
    return differences.isEmpty();
  }

  private static void print(PrintWriter out, Verification found) {
    found.faults().forEach(fault -> out.println(SafeCell.visible(fault)));
    out.println(
        "%s: %,d units, %,d files, %,d rows, %s checked%s; the run is %s and %s%s"
            .formatted(
                found.holds() ? "verified" : "NOT verified",
                found.units(),
                found.files(),
                found.rows(),
                Sizes.text(found.bytes()),
                found.unopened() == 0
                    ? ""
                    : "; %,d sealed evidence files were not opened".formatted(found.unopened()),
                found.state(),
                found.signature(),
                found.holds() ? "" : "; %,d faults".formatted(found.faults().size())));
  }
}
