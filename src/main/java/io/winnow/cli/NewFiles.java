package io.winnow.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Files that appear together and whole: each is written to a temporary name beside, and takes its
 * own once all are written. Closing removes what did not get that far.
 */
final class NewFiles implements AutoCloseable {
  /** Writes one of them. */
  @FunctionalInterface
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private final boolean replace;
  private final Map<Path, Path> temporaries = new LinkedHashMap<>();

  /**
   * None yet.
   *
   * @param replace whether files that exist are replaced
   */
  NewFiles(boolean replace) {
    this.replace = replace;
  }

  void write(Path file, Writing writing) throws IOException {
    Path temporary =
        file.toAbsolutePath()
            .resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".new");
    temporaries.put(file, temporary);
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(
                temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      writing.to(out);
    }
  }

  /** Gives them their names. */
  void keep() throws IOException {
    for (Map.Entry<Path, Path> file : temporaries.entrySet()) {
      if (replace) {
        Files.move(
            file.getValue(),
            file.getKey(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } else if (Files.exists(file.getKey())) {
        throw new FileAlreadyExistsException(file.getKey().toString(), null, "exists already");
      } else {
        Files.move(file.getValue(), file.getKey());
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Path temporary : temporaries.values()) {
      Files.deleteIfExists(temporary);
    }
  }
}
