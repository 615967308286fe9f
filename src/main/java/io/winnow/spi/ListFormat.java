package io.winnow.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A way to write a list down: knows its file names and how to read its entries one by one. */
public interface ListFormat extends Plugin {
  /**
   * Whether a file of that name is written so. Only the name is looked at.
   *
   * @param fileName the name without folders and without {@code .gz}
   */
  boolean recognises(String fileName);

  /**
   * This format for a file of that name: where the name says what a file's own text does not, such
   * as the algorithm of its hashes.
   *
   * @param fileName the name without folders and without {@code .gz}
   */
  default ListFormat forFile(String fileName) {
    return this;
  }

  /**
   * Reads all of a list into a sink, in the order of the file.
   *
   * <p>Reading goes on behind a malformed entry, so that all problems are known at once. Nothing is
   * left out in silence: what is no entry goes to {@link ListSink#malformed} or {@link
   * ListSink#unknownAlgorithm}.
   *
   * @param in the list's bytes, decompressed, without byte order mark; the caller closes it
   * @param columns the holder's field name to our word for what it holds, such as {@code FileHash →
   *     md5}; empty where the file's own names are to be used. A word may go on, one a line, with
   *     what the holder's words mean: {@code status}, {@code gone=deleted}
   * @throws IOException as of the stream
   */
  void read(InputStream in, Map<String, String> columns, ListSink sink) throws IOException;
}
