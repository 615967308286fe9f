package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.list.compiled.CompiledFile;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ListFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that a list is built from: those named, and those in folders that are lists. */
final class SourceFiles {
  private SourceFiles() {}

  /**
   * All of them, in the order of their names.
   *
   * @param anyName whether files in folders are taken whatever they are called
   * @param err told which files of folders are left out
   * @throws ProblemsException if a file is not there, or a folder holds none
   */
  static List<Path> of(List<Path> named, boolean anyName, PrintWriter err) throws IOException {
    List<Path> files = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        int before = files.size();
        files.addAll(inFolder(path, anyName, err));
        if (files.size() == before) {
          problems.add(Problem.of(path.toString(), "no file in this folder is a list"));
        }
      } else if (Files.isRegularFile(path)) {
        files.add(path);
      } else {
        problems.add(Problem.of(path.toString(), "there is no such file"));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return files;
  }

  private static List<Path> inFolder(Path folder, boolean anyName, PrintWriter err)
      throws IOException {
    List<ListFormat> formats = Catalogue.load(ListFormat.class).all();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        if (file.getFileName().toString().startsWith(".")) {
          continue;
        }
        if (anyName || isCompiled(file) || isNamedLike(file, formats)) {
          files.add(file);
        } else {
          err.println("left out: " + file + ": its name shows no list format");
        }
      }
    }
    err.flush();
    return files;
  }

  private static boolean isNamedLike(Path file, List<ListFormat> formats) {
    String name = file.getFileName().toString();
    String bare = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return formats.stream().anyMatch(format -> format.recognises(bare));
  }

  private static boolean isCompiled(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return CompiledFile.recognises(in.readNBytes(8));
    }
  }
}
