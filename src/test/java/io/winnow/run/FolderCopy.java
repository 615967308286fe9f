package io.winnow.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of a folder, for somebody to lay hands on. */
public final class FolderCopy {
  private FolderCopy() {}

  /** Copies a folder and all that is in it to a place where nothing is. */
  public static void of(Path original, Path copy) throws IOException {
    try (Stream<Path> all = Files.walk(original)) {
      for (Path path : all.toList()) {
        Path to = copy.resolve(original.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to);
        }
      }
    }
  }
}
