package io.winnow.cli;

import io.winnow.run.DamagedException;
import io.winnow.run.DiskFull;
import io.winnow.table.SafeCell;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** I/O errors as sentences. */
final class Failures {
  private Failures() {}

  /**
   * What a URI's scheme lacks, if that is what went wrong: Hadoop says it with a RuntimeException.
   */
  static Optional<String> missingFileSystem(Exception e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof ClassNotFoundException) {
        return Optional.of(
            "the file system class "
                + t.getMessage()
                + " is not on the class path; add its Hadoop module, for s3a:// hadoop-aws");
      }
    }
    return Optional.empty();
  }

  /** Says what of a run is not as it was written; returns the exit code. */
  static int damaged(DamagedException e, CommandSpec command) {
    PrintWriter err = command.commandLine().getErr();
    err.println(command.qualifiedName() + ": " + SafeCell.visible(String.valueOf(e.getMessage())));
    err.flush();
    return ExitCode.VERIFICATION_FAILED;
  }

  static String sentence(IOException e) {
    if (DiskFull.isBehind(e)) {
      String file = e instanceof FileSystemException at ? at.getFile() + ": " : "";
      return file + "the disk is full";
    }
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return e.getMessage() + ": there is no such file";
    }
    if (e instanceof FileAlreadyExistsException) {
      return e.getMessage() + ": is there already, and is not what belongs there";
    }
    if (e instanceof NotDirectoryException) {
      return e.getMessage() + ": there is a file where a folder should be";
    }
    if (e instanceof AccessDeniedException) {
      return e.getMessage() + ": may not be read or written; check its permissions";
    }
    if (e instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
      return fileSystem.getFile() + ": " + fileSystem.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
