package io.winnow.core;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in what the user gave, and where.
 *
 * @param file the file, as the user named it
 * @param line from 1, or 0 where there is none
 * @param column from 1, or 0 where there is none
 * @param path the place inside the file's structure, such as {@code rules[2].distance}, or null
 * @param message a sentence without full stop: what is wrong and what to do
 */
public record Problem(String file, int line, int column, @Nullable String path, String message) {
  public Problem {
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException("line and column start at 1");
    }
  }

  /** A problem with a file as a whole. */
  public static Problem of(String file, String message) {
    return new Problem(file, 0, 0, null, message);
  }

  /** {@code file:line:column: path: message}, leaving out what there is none of. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
      if (column > 0) {
        text.append(':').append(column);
      }
    }
    text.append(": ");
    if (path != null && !path.isEmpty()) {
      text.append(path).append(": ");
    }
    return text.append(message).toString();
  }
}
