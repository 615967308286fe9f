package io.winnow.list.index;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import java.util.OptionalInt;

/**
 * Finds a key of fixed width: an open-addressing hash table over packed keys.
 *
 * <p>Per entry it takes the key in whole words, 4 bytes for the entry's number and 7 to 13 bytes of
 * table. A one-byte tag stands before each key, so that a miss seldom leaves the table. Not
 * thread-safe while it is built; afterwards any number of threads may look up.
 */
public final class ExactIndex {
  private static final int LEAST_CAPACITY = 1 << 10;

  private final int byteLength;
  private final KeyStore keys;
  private final IntColumn entries = new IntColumn();
  private byte[] tags = new byte[LEAST_CAPACITY];
  private int[] rows = new int[LEAST_CAPACITY];

  private ExactIndex(int byteLength) {
    this.byteLength = byteLength;
    this.keys = new KeyStore(Keys.words(byteLength));
  }

  /** An empty index for fingerprints of that algorithm. */
  public static ExactIndex of(Algorithm algorithm) {
    return new ExactIndex(algorithm.byteLength());
  }

  /** An empty index for text, which is kept as 128 bits of its SHA-256. */
  static ExactIndex ofText() {
    return new ExactIndex(16);
  }

  /** Number of different keys. */
  public int size() {
    return keys.rows();
  }

  /**
   * Adds a fingerprint; of equal ones the first stays.
   *
   * @return false if it was there already
   */
  public boolean add(Fingerprint fingerprint, int entry) {
    return add(keyOf(fingerprint), entry);
  }

  /** The entry that holds the fingerprint. */
  public OptionalInt find(Fingerprint fingerprint) {
    return find(keyOf(fingerprint));
  }

  boolean add(long[] key, int entry) {
    if (keys.rows() >= tags.length / 4 * 3) {
      grow();
    }
    int hash = hash(key);
    byte tag = tag(hash);
    int slot = hash & (tags.length - 1);
    while (tags[slot] != 0) {
      if (tags[slot] == tag && keys.holds(rows[slot], key)) {
        return false;
      }
      slot = (slot + 1) & (tags.length - 1);
    }
    tags[slot] = tag;
    rows[slot] = keys.add(key);
    entries.add(entry);
    return true;
  }

  OptionalInt find(long[] key) {
    int hash = hash(key);
    byte tag = tag(hash);
    int slot = hash & (tags.length - 1);
    while (tags[slot] != 0) {
      if (tags[slot] == tag && keys.holds(rows[slot], key)) {
        return OptionalInt.of(entries.at(rows[slot]));
      }
      slot = (slot + 1) & (tags.length - 1);
    }
    return OptionalInt.empty();
  }

  /** A copy of the keys with their entries, for a radius index. */
  public HashColumn column() {
    HashColumn column = new HashColumn(byteLength);
    long[] key = new long[Keys.words(byteLength)];
    for (int row = 0; row < keys.rows(); row++) {
      keys.read(row, key);
      column.add(key, entries.at(row));
    }
    return column;
  }

  /** Gives back what growing took too much. */
  public void trim() {
    entries.trim();
  }

  private long[] keyOf(Fingerprint fingerprint) {
    if (fingerprint.algorithm().byteLength() != byteLength) {
      throw new IllegalArgumentException(
          "a %s fingerprint does not fit this index".formatted(fingerprint.algorithm()));
    }
    return Keys.of(fingerprint.bytes());
  }

  private void grow() {
    int capacity = Math.multiplyExact(tags.length, 2);
    byte[] newTags = new byte[capacity];
    int[] newRows = new int[capacity];
    long[] key = new long[Keys.words(byteLength)];
    for (int row = 0; row < keys.rows(); row++) {
      keys.read(row, key);
      int hash = hash(key);
      int slot = hash & (capacity - 1);
      while (newTags[slot] != 0) {
        slot = (slot + 1) & (capacity - 1);
      }
      newTags[slot] = tag(hash);
      newRows[slot] = row;
    }
    tags = newTags;
    rows = newRows;
  }

  /** All words count: made-up and perceptual hashes may share long stretches. */
  private static int hash(long[] key) {
    long h = 0;
    for (long word : key) {
      h = (h ^ word) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 32;
    }
    h *= 0xC2B2AE3D27D4EB4FL;
    return (int) (h >>> 32);
  }

  /** The high bits of the hash, which the slot does not use; never 0, which marks an empty slot. */
  private static byte tag(int hash) {
    return (byte) (hash >>> 25 | 0x80);
  }
}
