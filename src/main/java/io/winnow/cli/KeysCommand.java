package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.list.compiled.ListKey;
import io.winnow.proof.SigningKey;
import io.winnow.proof.TokenKey;
import io.winnow.proof.VerifyingKey;
import io.winnow.run.Locations;
import io.winnow.run.Store;
import io.winnow.spark.PolicyFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes keys. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "Make keys.",
    subcommands = KeysCommand.New.class,
    synopsisSubcommandLabel = "new")
final class KeysCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  KeysCommand() {}

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.REFUSED;
  }

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = {
        "Write a new random key, readable by its owner only.",
        "A token key or list key, or with --signing an Ed25519 key pair: FILE and FILE.pub."
      })
  static final class New implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file that does not exist yet.")
    private String file = "";

    @Option(names = "--signing", description = "Make a key pair to sign runs with.")
    private boolean signing;

    @SuppressWarnings("NullAway.Init")
    New() {}

    @Override
    public Integer call() throws IOException {
      PrintWriter out = spec.commandLine().getOut();
      if (signing) {
        SigningKey.Pair pair = SigningKey.generate();
        write(file, pair.privatePem(), true);
        write(file + ".pub", pair.publicPem(), false);
        out.println(
            "signing key %.12s written to %s, its public half to %s.pub"
                .formatted(VerifyingKey.parse(pair.publicPem()).id(), file, file));
      } else {
        String key = TokenKey.random();
        write(file, key + "\n", true);
        // Ids tell keys apart without showing them; the two uses derive theirs differently.
        out.println(
            "key written to %s; its id is %s as a token key, %s as a list key"
                .formatted(file, TokenKey.parse(key).id(), ListKey.parse(key).id()));
      }
      out.flush();
      return ExitCode.DONE;
    }

    private static void write(String file, String text, boolean secret) throws IOException {
      String name = Locations.absolute(file);
      Store folder = Store.at(PolicyFiles.folderOf(file));
      try (OutputStream out = folder.create(name.substring(name.lastIndexOf('/') + 1), secret)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      } catch (FileAlreadyExistsException e) {
        throw new ProblemsException(Problem.of(file, "exists already; a key is never replaced"));
      }
    }
  }
}
