package io.winnow.policy;

import io.winnow.core.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A place in a policy file.
 *
 * @param file the file, as the user named it
 * @param line from 1
 * @param column from 1, in characters
 */
public record Position(String file, int line, int column) {
  public Position {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("line and column start at 1");
    }
  }

  /**
   * A problem at this place.
   *
   * @param path as in {@link Problem#path()}
   * @param message a sentence without full stop: what is wrong and what to do
   */
  public Problem problem(@Nullable String path, String message) {
    return new Problem(file, line, column, path, message);
  }

  /** {@code file:line:column}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
