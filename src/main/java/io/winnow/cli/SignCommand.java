package io.winnow.cli;

import io.winnow.audit.RunSignature;
import io.winnow.audit.Verification;
import io.winnow.audit.Verifier;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.proof.SigningKey;
import io.winnow.proof.VerifyingKey;
import io.winnow.run.RunDirectory;
import io.winnow.spark.PolicyFiles;
import io.winnow.table.SafeCell;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs a run that verifies. */
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = {
      "Verify a run, then sign it with an Ed25519 key: an in-toto statement in a DSSE envelope.",
      "Meant for whoever answers for the run. The signature shows that manifest, plan and receipts,"
          + " and with them every file and row, are those that the holder of the key saw; it does"
          + " not show that the job ran as it says it did."
    })
final class SignCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private String run = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "The private key (PEM); `keys new --signing` makes one (default: the environment variable"
              + " WINNOW_SIGNING_KEY, which holds the key itself or names its file).")
  private @Nullable String key;

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description = "Refuse unless the key is the private half of this one (PEM).")
  private @Nullable String publicKeyFile;

  @SuppressWarnings("NullAway.Init")
  SignCommand() {}

  @Override
  public Integer call() throws IOException {
    SigningKey signing = SigningKeys.find(Optional.ofNullable(key), System::getenv);
    VerifyingKey verifying = signing.publicKey();
    if (publicKeyFile != null && !publicKey(publicKeyFile).id().equals(verifying.id())) {
      throw new ProblemsException(
          Problem.of(publicKeyFile, "is not the public half of the key that is to sign"));
    }
    RunDirectory directory = FinishedRun.at(run);
    Verification found;
    try (VerifySteps steps = new VerifySteps(spec.commandLine().getErr())) {
      found = new Verifier(directory, steps, Optional.empty(), Optional.empty()).verify();
    }
    PrintWriter out = spec.commandLine().getOut();
    RunSignature signature = new RunSignature(directory);
    // An older signature, of what the run was before, is no reason not to sign it as it is.
    boolean holds =
        found.faults().stream().allMatch(signature.check(Optional.empty()).faults()::contains);
    if (!holds) {
      found.faults().forEach(fault -> out.println(SafeCell.visible(fault)));
      out.println("not signed: the run does not verify");
      out.flush();
      return ExitCode.VERIFICATION_FAILED;
    }
    boolean again = !signature.isMissing();
    signature.sign(signing, verifying);
    out.println(
        "signed with key %.12s: %,d units, %,d files, %,d rows; the run is %s%s"
            .formatted(
                verifying.id(),
                found.units(),
                found.files(),
                found.rows(),
                found.state(),
                again ? "; the signature that was there is replaced" : ""));
    out.flush();
    return ExitCode.DONE;
  }

  static VerifyingKey publicKey(String file) {
    try {
      return VerifyingKey.parse(
          new String(PolicyFiles.read(file, "a public key"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new ProblemsException(Problem.of(file, String.valueOf(e.getMessage())));
    }
  }
}
