package io.winnow.spi;

import io.winnow.core.ListEntry;

/** Takes what a {@link ListFormat} reads. */
public interface ListSink {
  /**
   * What a list says of itself.
   *
   * @param name {@code version}, {@code date} (YYYY-MM-DD), {@code holder} or {@code canary};
   *     others are ignored
   */
  void header(String name, String value, int line);

  /** One entry, with all its values. */
  void entry(ListEntry entry);

  /**
   * A value of an algorithm that Winnow cannot compare; counted as lost coverage.
   *
   * @param name the algorithm as the list calls it
   */
  void unknownAlgorithm(String name, int line, int column);

  /**
   * Something that is no entry, or a value of one. Above the share that the policy allows, none by
   * default, the list is refused.
   *
   * @param line from 1, or 0 for the file as a whole
   * @param column from 1, or 0 for the whole line
   * @param message a sentence without full stop that must not quote what stands there
   */
  void malformed(int line, int column, String message);

  /**
   * Something behind which the rest cannot be read, or that puts all of the list in doubt: it is
   * refused, whatever share the policy allows.
   *
   * @param line as in {@link #malformed}
   * @param column as in {@link #malformed}
   * @param message as in {@link #malformed}
   */
  default void broken(int line, int column, String message) {
    malformed(line, column, message);
  }

  /** The file says that it is one page of several, and not the last: there is more elsewhere. */
  default void more() {}
}
