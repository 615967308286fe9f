package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.list.compiled.ListKey;
import io.winnow.proof.SigningKey;
import io.winnow.proof.TokenKey;
import io.winnow.proof.VerifyingKey;
import io.winnow.proof.seal.OpeningKey;
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
        "A token key or list key, or a pair, FILE and FILE.pub: with --signing of Ed25519, with"
            + " --evidence of X25519. Whoever answers for the runs keeps FILE of a pair away from"
            + " where they run."
      })
  static final class New implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file that does not exist yet.")
    private String file = "";

    @Option(names = "--signing", description = "Make a key pair to sign runs or decisions with.")
    private boolean signing;

    @Option(names = "--evidence", description = "Make a key pair to seal evidence to.")
    private boolean evidence;

    @SuppressWarnings("NullAway.Init")
    New() {}

    @Override
    public Integer call() throws IOException {
      PrintWriter out = spec.commandLine().getOut();
      if (signing && evidence) {
        throw new ProblemsException(Problem.of(file, "is one key: --signing or --evidence"));
      }
      if (evidence) {
        OpeningKey key = OpeningKey.generate();
        writePair(key.text() + "\n", key.sealingKey().text() + "\n");
        out.println(
            "evidence key %s written to %s; its public half, for seal-to: of a policy, to %s.pub"
                .formatted(key.id(), file, file));
      } else if (signing) {
        SigningKey.Pair pair = SigningKey.generate();
        writePair(pair.privatePem(), pair.publicPem());
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

    private void writePair(String privateHalf, String publicHalf) throws IOException {
      String pub = file + ".pub";
      if (Store.at(PolicyFiles.folderOf(pub)).exists(name(pub))) {
        throw exists(pub);
      }
      write(file, privateHalf, true);
      write(pub, publicHalf, false);
    }

    private static String name(String file) {
      String location = Locations.absolute(file);
      return location.substring(location.lastIndexOf('/') + 1);
    }

    private static ProblemsException exists(String file) {
      return new ProblemsException(Problem.of(file, "exists already; a key is never replaced"));
    }

    private static void write(String file, String text, boolean secret) throws IOException {
      Store folder = Store.at(PolicyFiles.folderOf(file));
      try (OutputStream out = folder.create(name(file), secret)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      } catch (FileAlreadyExistsException e) {
        throw exists(file);
      }
    }
  }
}
