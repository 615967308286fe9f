package io.winnow.cli;

import io.winnow.core.EntryStatus;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Purpose;
import io.winnow.list.ListBuild;
import io.winnow.list.ListHandling;
import io.winnow.list.ListSource;
import io.winnow.list.compiled.Compilation;
import io.winnow.list.compiled.CompiledFile;
import io.winnow.list.compiled.ListKey;
import io.winnow.list.compiled.Space;
import io.winnow.list.index.Sections;
import io.winnow.spark.PolicyFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compiles lists as their holders ship them into one file. */
@Command(
    name = "build",
    description = {
      "Compile a base and its updates, in any order, into one file that a policy can name.",
      "Only this machine's files are read. Never prints an entry."
    })
final class ListsBuildCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  // Not the standard options: --version is the list's here.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it.
  private boolean help;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "OUT",
      description = "The compiled list; replaced once the new one is whole. Mode 0600.")
  private Path out = Path.of("");

  @Option(names = "--id", required = true, paramLabel = "ID", description = "The list's id.")
  private String id = "";

  @Option(
      names = "--purpose",
      required = true,
      paramLabel = "PURPOSE",
      description =
          "What the list is for: csam, ncii, exploitative, tvec, requested, adult, custom, allow or"
              + " benign; a policy must say the same.")
  private String purpose = "";

  @Option(
      names = "--holder",
      paramLabel = "NAME",
      description = "Who keeps the list, where files do not say (`# holder:`); part of the keys.")
  private @Nullable String holder;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "Format of all sources (default: by their names); `winnow plugins` shows those there are.")
  private @Nullable String format;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "NAME=ROLE",
      description = "Columns of sources whose columns Winnow does not know, such as Hash=md5.")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--status-words",
      split = ",",
      paramLabel = "WORD=STATUS",
      description = "What the words in the status column mean, such as gone=deleted.")
  private Map<String, String> statusWords = new LinkedHashMap<>();

  @Option(
      names = "--categories",
      split = ",",
      paramLabel = "CATEGORY",
      description = "Take the entries of these of the holder's categories only (default: all).")
  private Set<String> categories = new LinkedHashSet<>();

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "Version of sources that do not say theirs.")
  private @Nullable String version;

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "Date of sources that do not say theirs.")
  private @Nullable LocalDate date;

  @Option(
      names = "--max-malformed",
      paramLabel = "PERCENT",
      defaultValue = "0",
      description = "Share of malformed entries above which a source is refused, 0–5 (default: 0).")
  private double maxMalformed;

  @Option(
      names = "--canary-file",
      paramLabel = "FILE",
      description = "Harmless values that the list holds, one a line; look-ups must find them.")
  private @Nullable Path canaryFile;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "Seal the list with the key in this file (default: with the key in the environment"
              + " variable WINNOW_LIST_KEY, if it is set).")
  private @Nullable String keyFile;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Sources: files and folders of files, text (also .gz) or compiled.")
  private List<Path> files = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  ListsBuildCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Purpose of = checked();
    Optional<ListKey> key = PolicyFiles.listKey(Optional.ofNullable(keyFile));
    List<String> canaries = canaries();
    ListBuild build = new ListBuild(id, of);
    List<Path> sources = SourceFiles.of(files, format != null, err);
    try (BuildProgress progress = BuildProgress.onTerminal(err, sources)) {
      for (Path file : sources) {
        build.add(source(file, of, key), progress::watch);
      }
      progress.says("sorting and writing tables …");
      Path target = out.toAbsolutePath();
      Files.createDirectories(target.getParent());
      Sections sections =
          key.isPresent() ? Space.sealedSections() : Space.sectionsIn(target.getParent());
      Compilation made = finish(build, canaries, sections);
      String digest =
          OwnerFile.write(target, stream -> CompiledFile.write(made.list(), key, stream));
      progress.wipe();
      build.tolerated().forEach(problem -> err.println("malformed, allowed: " + problem));
      err.flush();
      print(made, digest, key);
    }
    return ExitCode.DONE;
  }

  private Compilation finish(ListBuild build, List<String> canaries, Sections sections)
      throws IOException {
    try {
      return build.finish(Optional.ofNullable(version), canaries, sections);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Purpose checked() {
    List<Problem> problems = new ArrayList<>();
    if (!id.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
      problems.add(Problem.of("--id", "is no id; use lower-case letters, digits and . _ -"));
    }
    Optional<Purpose> of = Purpose.byId(purpose);
    if (of.isEmpty()) {
      problems.add(Problem.of("--purpose", "is none of " + String.join(", ", Purpose.ids())));
    }
    if (!(maxMalformed >= 0 && maxMalformed <= ListHandling.MOST_MALFORMED)) {
      problems.add(Problem.of("--max-malformed", "must be 0 to 5"));
    }
    if (!statusWords.isEmpty() && !columns.containsValue("status")) {
      problems.add(
          Problem.of("--status-words", "needs the status column, as --columns NAME=status"));
    }
    statusWords.forEach(
        (word, status) -> {
          if (Arrays.stream(EntryStatus.values()).noneMatch(one -> one.id().equals(status))) {
            problems.add(
                Problem.of(
                    "--status-words",
                    "%s=%s: a status is one of active, disputed, withdrawn, deleted"
                        .formatted(word, status)));
          }
        });
    if (Files.isDirectory(out)) {
      problems.add(Problem.of(out.toString(), "is a folder; name the file to write"));
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return of.orElseThrow();
  }

  private List<String> canaries() throws IOException {
    if (canaryFile == null) {
      return List.of();
    }
    return Files.readAllLines(canaryFile).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private ListSource source(Path file, Purpose of, Optional<ListKey> key) {
    return new ListSource(
        id,
        of,
        true,
        file.toString(),
        () -> Files.newInputStream(file),
        columnsWithWords(),
        Optional.ofNullable(version),
        Optional.ofNullable(date),
        Optional.ofNullable(format),
        Optional.empty(),
        new ListHandling(true, maxMalformed, key, Optional.ofNullable(holder), categories));
  }

  /** A format takes the words behind the role of their column, a line each. */
  private Map<String, String> columnsWithWords() {
    StringBuilder words = new StringBuilder("status");
    statusWords.forEach(
        (word, status) -> words.append('\n').append(word).append('=').append(status));
    Map<String, String> all = new LinkedHashMap<>(columns);
    all.replaceAll((name, role) -> role.equals("status") ? words.toString() : role);
    return all;
  }

  private void print(Compilation made, String digest, Optional<ListKey> key) {
    PrintWriter to = spec.commandLine().getOut();
    to.println(
        "%s  %s  version %s of %s"
            .formatted(id, purpose, made.list().version(), made.list().date()));
    ListFigures.print(to, made.list(), id);
    if (made.conflicts() > 0) {
      to.println(
          "  conflicts %,d entries given twice for the same time, and differently; the stronger"
                  .formatted(made.conflicts())
              + " status counts");
    }
    to.println("  sha256    " + digest);
    to.println("  written   " + out + key.map(k -> ", sealed with key " + k.id()).orElse(""));
    to.flush();
  }
}
