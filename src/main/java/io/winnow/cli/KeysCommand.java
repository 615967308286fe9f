package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.proof.TokenKey;
import io.winnow.run.Locations;
import io.winnow.run.Store;
import io.winnow.spark.PolicyFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
      description = "Write a new random token key, readable by its owner only.")
  static final class New implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file that does not exist yet.")
    private String file = "";

    @SuppressWarnings("NullAway.Init")
    New() {}

    @Override
    public Integer call() throws IOException {
      String key = TokenKey.random();
      String name = Locations.absolute(file);
      Store folder = Store.at(PolicyFiles.folderOf(file));
      try (OutputStream out = folder.create(name.substring(name.lastIndexOf('/') + 1), true)) {
        out.write((key + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (FileAlreadyExistsException e) {
        throw new ProblemsException(Problem.of(file, "exists already; a key is never replaced"));
      }
      spec.commandLine()
          .getOut()
          .println("token key " + TokenKey.parse(key).id() + " written to " + file);
      spec.commandLine().getOut().flush();
      return ExitCode.DONE;
    }
  }
}
