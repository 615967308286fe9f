package io.winnow.cli;

import io.winnow.audit.RunSignature;
import io.winnow.audit.Verification;
import io.winnow.audit.Verifier;
import io.winnow.audit.VerifyProgress;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.TableFile;
import io.winnow.proof.SigningKey;
import io.winnow.proof.VerifyingKey;
import io.winnow.run.RunDirectory;
import io.winnow.spark.PolicyFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
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
  private static final String VARIABLE = "WINNOW_SIGNING_KEY";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private String run = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      defaultValue = "${env:" + VARIABLE + "}",
      description = "The private key (PEM); `keys new --signing` makes one.")
  private String key = "";

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description = "Its public half (default: the key's file with .pub).")
  private String publicKeyFile = "";

  @SuppressWarnings("NullAway.Init")
  SignCommand() {}

  @Override
  public Integer call() throws IOException {
    SigningKey signing = signingKey(key);
    VerifyingKey verifying = publicKey(publicKeyFile.isEmpty() ? key + ".pub" : publicKeyFile);
    byte[] probe = "winnow".getBytes(StandardCharsets.UTF_8);
    if (!verifying.verifies(probe, signing.sign(probe))) {
      throw new ProblemsException(Problem.of(key, "is not the private half of the public key"));
    }
    RunDirectory directory = FinishedRun.at(run);
    Verification found =
        new Verifier(directory, new Silent(), Optional.empty(), Optional.empty()).verify();
    PrintWriter out = spec.commandLine().getOut();
    RunSignature signature = new RunSignature(directory);
    // An older signature, of what the run was before, is no reason not to sign it as it is.
    boolean holds =
        found.faults().stream().allMatch(signature.check(Optional.empty()).faults()::contains);
    if (!holds) {
      found.faults().forEach(out::println);
      out.println("not signed: the run does not verify");
      out.flush();
      return ExitCode.VERIFICATION_FAILED;
    }
    signature.sign(signing, verifying);
    out.println(
        "signed with key %.12s: %,d units, %,d files, %,d rows; the run is %s"
            .formatted(verifying.id(), found.units(), found.files(), found.rows(), found.state()));
    out.flush();
    return ExitCode.DONE;
  }

  private static SigningKey signingKey(String file) {
    try {
      return SigningKey.parse(text(file, "a signing key"));
    } catch (IllegalArgumentException e) {
      throw new ProblemsException(Problem.of(file, String.valueOf(e.getMessage())));
    }
  }

  static VerifyingKey publicKey(String file) {
    try {
      return VerifyingKey.parse(text(file, "a public key"));
    } catch (IllegalArgumentException e) {
      throw new ProblemsException(Problem.of(file, String.valueOf(e.getMessage())));
    }
  }

  private static String text(String file, String what) {
    return new String(PolicyFiles.read(file, what), StandardCharsets.UTF_8);
  }

  private static final class Silent implements VerifyProgress {
    @Override
    public void planned(int count) {}

    @Override
    public void checked(TableFile file) {}
  }
}
