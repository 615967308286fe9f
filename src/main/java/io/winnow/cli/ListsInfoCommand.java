package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.list.LoadedList;
import io.winnow.list.compiled.BrokenListException;
import io.winnow.list.compiled.CompiledFile;
import io.winnow.list.compiled.CompiledList;
import io.winnow.list.compiled.CompiledReader;
import io.winnow.list.compiled.ListKey;
import io.winnow.spark.PolicyFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the figures of lists. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = {
      "Print version, date, numbers by kind and coverage of compiled lists or of a policy's lists.",
      "Never prints an entry."
    })
final class ListsInfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-p", "--policy"},
      paramLabel = "POLICY",
      description = "Show the lists of this policy (YAML).")
  private @Nullable String policy;

  @Mixin private ListKeyOption listKey;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Compiled lists.")
  private List<Path> files = List.of();

  @SuppressWarnings("NullAway.Init")
  ListsInfoCommand() {}

  @Override
  public Integer call() throws IOException {
    if (policy == null && files.isEmpty()) {
      throw new ProblemsException(Problem.of("FILE", "name compiled lists, or a policy with -p"));
    }
    PrintWriter out = spec.commandLine().getOut();
    Optional<ListKey> key = PolicyFiles.listKey(listKey.file());
    for (Path file : files) {
      CompiledList list = open(file, key);
      out.println(
          "%s  %s  version %s of %s  %s"
              .formatted(list.id(), list.purpose(), list.version(), list.date(), file));
      ListFigures.print(out, list, list.id());
    }
    if (policy != null) {
      for (LoadedList list : ListsCommand.bound(policy, listKey.file()).lists().values()) {
        out.println(ListsCommand.figures(list));
        out.println("  sha256    " + list.digest());
        if (!list.skipped().isEmpty()) {
          out.println("  skipped   " + ListFigures.counts(list.skipped()));
        }
        ListFigures.print(out, list.compiled(), list.id());
      }
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static CompiledList open(Path file, Optional<ListKey> key) throws IOException {
    if (Files.isDirectory(file)) {
      throw new ProblemsException(Problem.of(file.toString(), "is a folder; name compiled lists"));
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(8);
      if (!CompiledFile.recognises(in.readNBytes(8))) {
        throw new BrokenListException("it is no compiled list; show a text list with -p POLICY");
      }
      in.reset();
      return CompiledReader.read(in, key);
    } catch (NoSuchFileException e) {
      throw new ProblemsException(Problem.of(file.toString(), "there is no such file"));
    } catch (BrokenListException e) {
      throw new ProblemsException(Problem.of(file.toString(), String.valueOf(e.getMessage())));
    }
  }
}
