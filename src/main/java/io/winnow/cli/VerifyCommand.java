package io.winnow.cli;

import io.winnow.audit.ExpectationCheck;
import io.winnow.audit.Expectations;
import io.winnow.audit.Verification;
import io.winnow.audit.Verifier;
import io.winnow.audit.VerifyProgress;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.TableFile;
import io.winnow.proof.VerifyingKey;
import io.winnow.proof.seal.OpeningKey;
import io.winnow.run.AuditTrail;
import io.winnow.run.Json;
import io.winnow.run.RunDirectory;
import io.winnow.spark.PolicyFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
      "Says what is missing, changed or extra; exit code 6 if anything is."
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private String run = "";

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Option(
      names = "--expect",
      paramLabel = "FILE",
      description = "Also compare the run, item by item, with what a JSON file expects of it.")
  private @Nullable String expect;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = {
        "The public key (PEM) that the run must be signed with.",
        "Without it a signature shows that nothing changed since, not who signed."
      })
  private @Nullable String key;

  @Mixin private EvidenceKeyOption evidenceKey;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      defaultValue = "verification",
      description = "What stands in the audit line where evidence is opened (${DEFAULT-VALUE}).")
  private String why = "";

  @Option(
      names = "--token-key",
      paramLabel = "FILE",
      defaultValue = "${env:WINNOW_TOKEN_KEY}",
      description = "The run's token key; needed with --expect, to name confidential hits.")
  private String tokenKey = "";

  @SuppressWarnings("NullAway.Init")
  VerifyCommand() {}

  @Override
  public Integer call() throws IOException {
    RunDirectory directory = FinishedRun.at(run);
    Optional<VerifyingKey> trusted = Optional.ofNullable(key).map(SignCommand::publicKey);
    Optional<OpeningKey> opening = evidenceKey.key(directory);
    if (opening.isPresent()) {
      new AuditTrail(directory.out(), Clock.systemUTC())
          .write(
              System.getProperty("user.name", "unknown"),
              why,
              "verify",
              Map.of("evidence key", opening.get().id()));
    }
    Verification verification =
        new Verifier(directory, new Steps(spec.commandLine().getErr()), trusted, opening).verify();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(new String(Json.pretty(verification), StandardCharsets.UTF_8));
    } else {
      print(out, verification);
    }
    boolean asExpected = expect == null || compare(out, directory, expect);
    out.flush();
    return verification.holds() && asExpected ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED;
  }

  private boolean compare(PrintWriter out, RunDirectory directory, String file) throws IOException {
    if (tokenKey.isBlank()) {
      throw new ProblemsException(Problem.of("--expect", "needs the run's --token-key"));
    }
    byte[] json = PolicyFiles.read(file, "expectations");
    ExpectationCheck check = new ExpectationCheck(directory, PolicyFiles.tokenKey(tokenKey));
    List<String> differences = check.differences(Expectations.read(new ByteArrayInputStream(json)));
    differences.forEach(out::println);
    out.println("as %s says: %s".formatted(file, differences.isEmpty() ? "yes" : "NO"));
    return differences.isEmpty();
  }

  private static void print(PrintWriter out, Verification found) {
    found.faults().forEach(out::println);
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

  private static final class Steps implements VerifyProgress {
    private final PrintWriter err;

    @SuppressWarnings("SystemConsoleNull") // Java 17 is required: null is no terminal.
    private final boolean terminal = System.console() != null;

    private int files;
    private int checked;

    Steps(PrintWriter err) {
      this.err = err;
    }

    @Override
    public void planned(int count) {
      files = count;
    }

    @Override
    public void checked(TableFile file) {
      checked++;
      if (terminal) {
        err.print("\r%,d/%,d files".formatted(checked, files));
        err.print(checked == files ? "\r                              \r" : "");
        err.flush();
      }
    }
  }
}
