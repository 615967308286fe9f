package io.winnow.cli;

import io.winnow.bind.ReviewScope;
import io.winnow.bind.ReviewSignature;
import io.winnow.proof.SigningKey;
import io.winnow.review.ReviewFile;
import io.winnow.review.ReviewSet;
import io.winnow.run.Locations;
import io.winnow.run.Store;
import io.winnow.spark.PolicyFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs a decisions file. */
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = {
      "Sign a decisions file with an Ed25519 key: an in-toto statement in a DSSE envelope, FILE"
          + ReviewSignature.SUFFIX
          + ".",
      "Meant for its reviewer. A file with mistakes is not signed; one that changes must be signed"
          + " again."
    })
final class DecisionsSignCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The decisions file (CSV).")
  private String file = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "The private key (PEM); `keys new --signing` makes one (default: the environment variable"
              + " WINNOW_SIGNING_KEY, which holds the key itself or names its file).")
  private @Nullable String keyFile;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = {
        "The run whose items were decided on.",
        "Its decisions then take effect in the same shards only: by path and length."
      })
  private @Nullable String run;

  @SuppressWarnings("NullAway.Init")
  DecisionsSignCommand() {}

  @Override
  public Integer call() throws IOException {
    SigningKey key = SigningKeys.find(Optional.ofNullable(keyFile), System::getenv);
    byte[] bytes = PolicyFiles.read(file, "a decisions file", ReviewFile.MOST_BYTES);
    ReviewSet set = ReviewFile.read(bytes, file, DecisionsCommand.today());
    ReviewScope scope = run == null ? ReviewScope.ANY : ReviewScope.of(FinishedRun.at(run).plan());
    String location = Locations.absolute(file);
    String name = location.substring(location.lastIndexOf('/') + 1);
    Store.at(PolicyFiles.folderOf(file))
        .replace(
            name + ReviewSignature.SUFFIX,
            ReviewSignature.sign(bytes, name, scope, key, key.publicKey()));
    PrintWriter out = spec.commandLine().getOut();
    out.println(file + ": " + DecisionsCommand.figures(set));
    out.println(
        "signed with key %.12s, %s"
            .formatted(
                key.publicKey().id(),
                scope.shards() == null
                    ? "for items of any shard that has their tokens (--run names the run that you"
                        + " have looked at)"
                    : "for items of %,d shards".formatted(scope.shards().size())));
    out.flush();
    return ExitCode.DONE;
  }
}
