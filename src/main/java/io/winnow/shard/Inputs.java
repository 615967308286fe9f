package io.winnow.shard;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Shard;
import io.winnow.spi.Catalogue;
import io.winnow.spi.Plugin;
import io.winnow.spi.ShardFormat;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the shards that the user's inputs mean, on any Hadoop FileSystem.
 *
 * <p>An input is a file, a folder or a glob. A folder is searched to its bottom; names that begin
 * with {@code .} or {@code _} are passed over in it, files of unknown formats are counted. A
 * shard's path is relative to the folder that was given; that of a file, of what a glob matches and
 * of what a list of paths names is relative to its parent.
 */
public final class Inputs {
  private static final int MOST_PROBLEMS = 100;

  private final Configuration conf;
  private final Predicate<String> recognises;
  private final String otherwise;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();
  private long ignored;

  private Inputs(Configuration conf, Predicate<String> recognises, String otherwise) {
    this.conf = conf;
    this.recognises = recognises;
    this.otherwise = otherwise;
  }

  /**
   * What inputs come to.
   *
   * @param shards in the order of their paths; empty if nothing was found
   * @param ignoredFiles files in folders or matched by globs that no format recognises by name
   */
  public record Resolved(List<Shard> shards, long ignoredFiles) {
    public Resolved {
      shards = List.copyOf(shards);
    }
  }

  /** A shard and the input it comes from. */
  private record Found(Shard shard, String input) {}

  /**
   * Finds all shards.
   *
   * @param inputs paths, globs or URIs
   * @param inputsFrom a file with one input a line, gzipped where its name ends in {@code .gz};
   *     empty lines and such that begin with {@code #} are passed over. Relative lines mean what
   *     they would mean as inputs
   * @throws ProblemsException with all inputs that do not exist, cannot be read, are of no known
   *     format, or give the same shard or the same path twice
   */
  public static Resolved resolve(
      List<String> inputs,
      Optional<String> inputsFrom,
      Configuration conf,
      Catalogue<ShardFormat> formats) {
    return resolve(
        inputs,
        inputsFrom,
        conf,
        name -> formats.all().stream().anyMatch(f -> f.recognises(name)),
        "is of no known shard format; "
            + formats.all().stream()
                .map(Plugin::id)
                .sorted()
                .collect(Collectors.joining(", ", "known are: ", "")));
  }

  /**
   * Finds all files of some other kind in the same way.
   *
   * @param recognises whether a file of that name is one
   * @param otherwise what to say of a file that is none, as the end of a sentence
   */
  public static Resolved resolve(
      List<String> inputs,
      Optional<String> inputsFrom,
      Configuration conf,
      Predicate<String> recognises,
      String otherwise) {
    Inputs search = new Inputs(conf, recognises, otherwise);
    inputs.forEach(input -> search.add(input, false));
    inputsFrom.ifPresent(search::addLines);
    search.found.sort(
        Comparator.comparing((Found f) -> f.shard().path())
            .thenComparing(f -> f.shard().location()));
    search.findTwins();
    if (!search.problems.isEmpty()) {
      throw new ProblemsException(search.firstProblems());
    }
    return new Resolved(search.found.stream().map(Found::shard).toList(), search.ignored);
  }

  private void addLines(String file) {
    try {
      Path path = new Path(file);
      InputStream raw = path.getFileSystem(conf).open(path);
      boolean isGzip = file.toLowerCase(Locale.ROOT).endsWith(".gz");
      try (InputStream in = isGzip ? new GZIPInputStream(raw) : raw;
          BufferedReader reader =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        reader
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .forEach(line -> add(line, true));
      }
    } catch (FileNotFoundException e) {
      // Hadoop says the same of a folder, and of a file without permission.
      java.nio.file.Path local = java.nio.file.Path.of(file);
      problems.add(
          Problem.of(
              file,
              Files.isDirectory(local)
                  ? "is a folder; --inputs-from wants a file that names inputs, one a line"
                  : Files.exists(local)
                      ? "may not be read; check its permissions"
                      : "does not exist"));
    } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
      problems.add(Problem.of(file, "cannot be read: " + e.getMessage()));
    }
  }

  private void add(String input, boolean listed) {
    try {
      Path path = new Path(input);
      FileSystem fileSystem = path.getFileSystem(conf);
      FileStatus exact = statusOrNull(fileSystem, path);
      if (exact != null) {
        addNamed(fileSystem, exact, input, listed);
        return;
      }
      FileStatus[] matches = fileSystem.globStatus(path);
      boolean isGlob = input.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
      if (!isGlob || matches == null) {
        problems.add(Problem.of(input, "does not exist"));
        return;
      }
      for (FileStatus match : matches) {
        addMatch(fileSystem, match, input);
      }
    } catch (IOException | IllegalArgumentException e) {
      problems.add(Problem.of(input, "cannot be read: " + e.getMessage()));
    }
  }

  private static @Nullable FileStatus statusOrNull(FileSystem fileSystem, Path path)
      throws IOException {
    try {
      return fileSystem.getFileStatus(path);
    } catch (FileNotFoundException e) {
      return null;
    }
  }

  private void addNamed(FileSystem fileSystem, FileStatus status, String input, boolean listed)
      throws IOException {
    Path path = status.getPath();
    if (status.isDirectory()) {
      Path parent = path.getParent();
      addFolder(fileSystem, path, listed && parent != null ? parent : path, input);
    } else if (isShard(path)) {
      addFile(status, path.getName(), input);
    } else {
      problems.add(Problem.of(input, otherwise));
    }
  }

  private void addMatch(FileSystem fileSystem, FileStatus status, String input) throws IOException {
    Path path = status.getPath();
    if (isHidden(path.getName())) {
      return;
    }
    if (status.isDirectory()) {
      Path parent = path.getParent();
      addFolder(fileSystem, path, parent != null ? parent : path, input);
    } else if (isShard(path)) {
      addFile(status, path.getName(), input);
    } else {
      ignored++;
    }
  }

  private void addFolder(FileSystem fileSystem, Path folder, Path root, String input)
      throws IOException {
    RemoteIterator<LocatedFileStatus> files = fileSystem.listFiles(folder, true);
    while (files.hasNext()) {
      FileStatus status = files.next();
      String below = relative(folder, status.getPath());
      if (List.of(below.split("/")).stream().anyMatch(Inputs::isHidden)) {
        continue;
      }
      if (isShard(status.getPath())) {
        addFile(status, relative(root, status.getPath()), input);
      } else {
        ignored++;
      }
    }
  }

  private void addFile(FileStatus status, String path, String input) {
    if (!isReadable(status.getPath())) {
      problems.add(Problem.of(input, "cannot be read: no permission for " + status.getPath()));
      return;
    }
    Shard shard =
        new Shard(path, status.getPath().toString(), status.getLen(), ShardFiles.version(status));
    found.add(new Found(shard, input));
  }

  /**
   * Only local files can be asked without a remote call each; others say so when they are opened.
   */
  private static boolean isReadable(Path path) {
    return !"file".equals(path.toUri().getScheme())
        || Files.isReadable(java.nio.file.Path.of(path.toUri().getPath()));
  }

  private static String relative(Path folder, Path file) {
    String base = folder.toUri().getPath();
    String whole = file.toUri().getPath();
    String prefix = base.endsWith("/") ? base : base + "/";
    if (!whole.startsWith(prefix)) {
      throw new IllegalArgumentException(file + " is not listed below " + folder);
    }
    return whole.substring(prefix.length());
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.startsWith("_");
  }

  private boolean isShard(Path path) {
    return recognises.test(path.getName());
  }

  private void findTwins() {
    Map<String, Found> byPath = new HashMap<>();
    Map<String, Found> byLocation = new HashMap<>();
    for (Found next : found) {
      Found sameFile = byLocation.putIfAbsent(next.shard().location(), next);
      Found samePath = byPath.putIfAbsent(next.shard().path(), next);
      if (sameFile != null) {
        problems.add(
            Problem.of(
                next.input(),
                "%s is an input already, by %s; leave one out"
                    .formatted(next.shard().location(), sameFile.input())));
      } else if (samePath != null) {
        problems.add(
            Problem.of(
                next.input(),
                "%s and %s would both be called %s; give a folder above both as the input"
                    .formatted(
                        samePath.shard().location(),
                        next.shard().location(),
                        next.shard().path())));
      }
    }
  }

  private List<Problem> firstProblems() {
    if (problems.size() <= MOST_PROBLEMS) {
      return problems;
    }
    List<Problem> first = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
    first.add(
        Problem.of(
            "inputs",
            "and %,d problems more like these".formatted(problems.size() - MOST_PROBLEMS)));
    return first;
  }
}
