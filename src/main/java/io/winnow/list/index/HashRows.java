package io.winnow.list.index;

import io.winnow.core.Algorithm;
import java.nio.ByteBuffer;

/** The hashes and entries of a radius index, row by row: sections {@code keys}, {@code entries}. */
final class HashRows {
  private final Algorithm algorithm;
  private final int words;
  private final int size;
  private final ByteBuffer keys;
  private final ByteBuffer entries;

  private HashRows(Algorithm algorithm, ByteBuffer keys, ByteBuffer entries) {
    this.algorithm = algorithm;
    this.words = Keys.words(algorithm.byteLength());
    this.size = entries.capacity() / Integer.BYTES;
    this.keys = keys;
    this.entries = entries;
  }

  static HashRows build(
      Algorithm algorithm, HashColumn hashes, int[] order, Sections into, String prefix) {
    int words = hashes.words();
    ByteBuffer keys = into.allocate(prefix + "keys", (long) order.length * words * Long.BYTES);
    ByteBuffer entries = into.allocate(prefix + "entries", (long) order.length * Integer.BYTES);
    for (int row : order) {
      for (int i = 0; i < words; i++) {
        keys.putLong(hashes.word(row, i));
      }
      entries.putInt(hashes.entry(row));
    }
    return open(algorithm, into, prefix);
  }

  /**
   * Opens what was built.
   *
   * @throws IllegalArgumentException if the sections are missing or do not fit together
   */
  static HashRows open(Algorithm algorithm, Sections from, String prefix) {
    HashRows rows =
        new HashRows(algorithm, from.section(prefix + "keys"), from.section(prefix + "entries"));
    if (rows.keys.capacity() != (long) rows.size * rows.words * Long.BYTES
        || rows.entries.capacity() != rows.size * Integer.BYTES) {
      throw new IllegalArgumentException(
          "sections %skeys and %sentries do not fit together".formatted(prefix, prefix));
    }
    return rows;
  }

  Algorithm algorithm() {
    return algorithm;
  }

  int size() {
    return size;
  }

  /** Bytes of both sections. */
  long bytes() {
    return (long) keys.capacity() + entries.capacity();
  }

  int words() {
    return words;
  }

  /** A word of a row, big-endian, the last one filled up with zeros. */
  long word(int row, int word) {
    return keys.getLong((row * words + word) * Long.BYTES);
  }

  int entry(int row) {
    return entries.getInt(row * Integer.BYTES);
  }

  /**
   * The words of a hash to look for.
   *
   * @throws IllegalArgumentException if its length or the radius is wrong
   */
  long[] query(byte[] hash, int radius) {
    HashColumn.checkLength(hash.length, algorithm.byteLength());
    if (radius < 0) {
      throw new IllegalArgumentException("a radius is at least 0, not " + radius);
    }
    return Keys.of(hash);
  }
}
