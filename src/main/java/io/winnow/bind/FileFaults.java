package io.winnow.bind;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read, as a sentence that says what to do. */
final class FileFaults {
  /** Relative paths in a policy. */
  static final String OF_POLICY = "policy's";

  /** Relative paths on the command line. */
  static final String WORKING = "working";

  private FileFaults() {}

  /**
   * The sentence.
   *
   * @param path the file as the policy says it
   * @param whose what it is a file of, such as {@code list}
   * @param start where relative paths start
   */
  static String sentence(IOException e, String path, String whose, String start) {
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return "there is no file %s; relative paths start at the %s folder".formatted(path, start);
    }
    if (e instanceof AccessDeniedException) {
      return path + " may not be read; check its permissions";
    }
    return "Is a directory".equals(e.getMessage())
        ? "%s is a folder; name the %s's file".formatted(path, whose)
        : "%s cannot be read (%s)".formatted(path, e.getClass().getSimpleName());
  }
}
