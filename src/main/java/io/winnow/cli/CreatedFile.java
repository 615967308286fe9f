package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.run.Locations;
import io.winnow.run.Store;
import io.winnow.spark.PolicyFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;

/** Files that a command writes and never replaces. */
final class CreatedFile {
  private CreatedFile() {}

  /**
   * Writes one.
   *
   * @throws ProblemsException if there is one already
   */
  static void write(String file, byte[] content) throws IOException {
    try (OutputStream out = open(file)) {
      out.write(content);
    }
  }

  /** The same, to be written to. */
  static OutputStream open(String file) throws IOException {
    String name = Locations.absolute(file);
    try {
      return Store.at(PolicyFiles.folderOf(file))
          .create(name.substring(name.lastIndexOf('/') + 1), false);
    } catch (FileAlreadyExistsException e) {
      throw new ProblemsException(
          Problem.of(file, "exists already; remove it or choose another name"));
    }
  }
}
