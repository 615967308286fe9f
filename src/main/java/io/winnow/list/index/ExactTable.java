package io.winnow.list.index;

import io.winnow.core.Fingerprint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntUnaryOperator;

/**
 * Finds a key of fixed width among sorted ones: a directory of their first bits says where the few
 * rows lie that can be it, then a binary search.
 *
 * <p>Made for uniform keys, as digests are: about four rows a bucket, so a miss touches two places.
 * Others cost the logarithm of their bucket. A key may have several entries; the first counts. Keys
 * and entries are cut into parts of 1 GiB at most. Thread-safe; a look-up allocates nothing.
 *
 * <p>Sections, little-endian but for the keys, which are bytes as they are: {@code shape} (int
 * layout 1, int bytes of a key, long rows, long different keys, int bits of the directory, int log2
 * of the rows of a part), {@code directory} (int row where each bucket begins, and one more),
 * {@code keys/N}, {@code entries/N} (int).
 */
public final class ExactTable {
  private static final int LAYOUT = 1;
  private static final int SHAPE_BYTES = 32;
  private static final int MOST_BITS = 26;

  /** Widest key in bytes. */
  public static final int WIDEST = 4096;

  private final int byteLength;
  private final int words;
  private final int rows;
  private final long distinct;
  private final int shift;
  private final int partShift;
  private final ByteBuffer directory;
  private final ByteBuffer[] keys;
  private final ByteBuffer[] entries;

  private ExactTable(Sections in, String name, int entryCount) {
    ByteBuffer shape = in.section(name + "/shape");
    Broken.unless(shape.capacity() == SHAPE_BYTES && shape.getInt(0) == LAYOUT, name, "layout");
    this.byteLength = shape.getInt(4);
    long count = shape.getLong(8);
    this.distinct = shape.getLong(16);
    int bits = shape.getInt(24);
    this.partShift = shape.getInt(28);
    Broken.unless(
        byteLength >= 1
            && byteLength <= WIDEST
            && count >= 0
            && count < Integer.MAX_VALUE
            && distinct >= 0
            && distinct <= count
            && bits >= 1
            && bits <= MOST_BITS
            && partShift == partShift(byteLength),
        name,
        "shape");
    this.words = (byteLength + 7) / 8;
    this.rows = (int) count;
    this.shift = Long.SIZE - bits;
    this.directory = in.section(name + "/directory");
    Broken.unless(directory.capacity() == directoryBytes(bits), name, "directory");
    int previous = 0;
    for (int at = 0; at < directory.capacity(); at += Integer.BYTES) {
      int start = directory.getInt(at);
      Broken.unless(start >= previous && start <= rows, name, "directory");
      previous = start;
    }
    int parts = parts(rows, partShift);
    this.keys = new ByteBuffer[parts];
    this.entries = new ByteBuffer[parts];
    for (int p = 0; p < parts; p++) {
      int inPart = Math.min(1 << partShift, rows - (p << partShift));
      keys[p] = in.section(name + "/keys/" + p).order(ByteOrder.BIG_ENDIAN);
      entries[p] = in.section(name + "/entries/" + p);
      Broken.unless(keys[p].capacity() == inPart * byteLength, name, "keys");
      Broken.unless(entries[p].capacity() == inPart * Integer.BYTES, name, "entries");
      for (int at = 0; at < entries[p].capacity(); at += Integer.BYTES) {
        int entry = entries[p].getInt(at);
        Broken.unless(entry >= 0 && entry < entryCount, name, "entries");
      }
    }
  }

  /**
   * Opens a table.
   *
   * @param entryCount how many entries there are, to check the table's against
   * @throws IllegalArgumentException if the sections are missing or do not fit each other
   */
  public static ExactTable open(Sections in, String name, int entryCount) {
    return new ExactTable(in, name, entryCount);
  }

  /**
   * Writes a table.
   *
   * @param byteLength of a key
   * @param order rows of {@code source} sorted by key, then by entry, the preferred one first
   * @param entryOf the entry of a row of {@code source}
   * @return how many different keys it has
   */
  public static long build(
      Sections out,
      String name,
      int byteLength,
      WordRows source,
      int[] order,
      IntUnaryOperator entryOf) {
    int rows = order.length;
    int partShift = partShift(byteLength);
    int bits = bits(rows);
    ByteBuffer directory = out.allocate(name + "/directory", directoryBytes(bits));
    long distinct = 0;
    int bucket = 0;
    ByteBuffer keys = ByteBuffer.allocate(0);
    ByteBuffer entries = keys;
    for (int i = 0; i < rows; i++) {
      int inPart = i & ((1 << partShift) - 1);
      if (inPart == 0) {
        int part = i >> partShift;
        long count = Math.min(1 << partShift, rows - i);
        keys = out.allocate(name + "/keys/" + part, count * byteLength);
        keys.order(ByteOrder.BIG_ENDIAN);
        entries = out.allocate(name + "/entries/" + part, count * Integer.BYTES);
      }
      int row = order[i];
      int of = (int) (source.word(row, 0) >>> (Long.SIZE - bits));
      while (bucket < of) {
        directory.putInt(++bucket * Integer.BYTES, i);
      }
      if (i == 0 || source.compare(order[i - 1], row) != 0) {
        distinct++;
      }
      put(keys, inPart * byteLength, byteLength, source, row);
      entries.putInt(inPart * Integer.BYTES, entryOf.applyAsInt(row));
    }
    while (bucket < 1 << bits) {
      directory.putInt(++bucket * Integer.BYTES, rows);
    }
    ByteBuffer shape = out.allocate(name + "/shape", SHAPE_BYTES);
    shape.putInt(LAYOUT).putInt(byteLength).putLong(rows).putLong(distinct);
    shape.putInt(bits).putInt(partShift);
    return distinct;
  }

  /** Number of pairs of a key and an entry. */
  public int rows() {
    return rows;
  }

  /** Number of different keys. */
  public long distinct() {
    return distinct;
  }

  public int byteLength() {
    return byteLength;
  }

  /**
   * The first entry of a fingerprint, or -1.
   *
   * @throws IllegalArgumentException if it is not of this table's width
   */
  public int find(Fingerprint fingerprint) {
    byte[] bytes = fingerprint.bytes();
    if (bytes.length != byteLength) {
      throw new IllegalArgumentException("a fingerprint of %d bytes".formatted(bytes.length));
    }
    long[] key = new long[words];
    for (int i = 0; i < bytes.length; i++) {
      key[i >> 3] |= (bytes[i] & 0xffL) << (56 - 8 * (i & 7));
    }
    return find(key);
  }

  /** The first entry of a key in big-endian words, the last one filled up with zeros, or -1. */
  public int find(long[] key) {
    int bucket = (int) (key[0] >>> shift);
    int low = directory.getInt(bucket << 2);
    int end = directory.getInt((bucket << 2) + Integer.BYTES);
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < end && compare(low, key) == 0 ? entry(low) : -1;
  }

  /** The first row whose key begins with a word, or -1. */
  int first(long word) {
    int bucket = (int) (word >>> shift);
    int low = directory.getInt(bucket << 2);
    int end = directory.getInt((bucket << 2) + Integer.BYTES);
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(word(middle, 0), word) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < end && word(low, 0) == word ? low : -1;
  }

  /** The entry of a row; rows are sorted by key. */
  public int entry(int row) {
    return entries[row >> partShift].getInt((row & ((1 << partShift) - 1)) << 2);
  }

  /** A word of a row's key, big-endian, filled up with zeros. */
  public long word(int row, int i) {
    return word(keys[row >> partShift], (row & ((1 << partShift) - 1)) * byteLength, i);
  }

  /** Whether a row has the same key as the row before. */
  public boolean repeats(int row) {
    for (int i = 0; row > 0 && i < words; i++) {
      if (word(row, i) != word(row - 1, i)) {
        return false;
      }
    }
    return row > 0;
  }

  /** A copy of a row's key. */
  public byte[] key(int row) {
    byte[] key = new byte[byteLength];
    keys[row >> partShift].get((row & ((1 << partShift) - 1)) * byteLength, key);
    return key;
  }

  private int compare(int row, long[] key) {
    ByteBuffer part = keys[row >> partShift];
    int at = (row & ((1 << partShift) - 1)) * byteLength;
    for (int i = 0; i < words; i++) {
      int order = Long.compareUnsigned(word(part, at, i), key[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private long word(ByteBuffer part, int at, int i) {
    int from = 8 * i;
    if (from + 8 <= byteLength) {
      return part.getLong(at + from);
    }
    long word = 0;
    for (int b = from; b < byteLength; b++) {
      word |= (part.get(at + b) & 0xffL) << (56 - 8 * (b & 7));
    }
    return word;
  }

  private static void put(ByteBuffer keys, int at, int byteLength, WordRows source, int row) {
    for (int b = 0; b < byteLength; ) {
      long word = source.word(row, b >> 3);
      if (b + 8 <= byteLength) {
        keys.putLong(at + b, word);
        b += 8;
      } else {
        keys.put(at + b, (byte) (word >>> (56 - 8 * (b & 7))));
        b++;
      }
    }
  }

  /** About four rows a bucket. */
  private static int bits(int rows) {
    return Math.max(1, Math.min(MOST_BITS, 30 - Integer.numberOfLeadingZeros(rows | 1)));
  }

  private static long directoryBytes(int bits) {
    return ((1L << bits) + 1) * Integer.BYTES;
  }

  /** Log2 of the rows of a part: a part of keys has 1 GiB at most. */
  private static int partShift(int byteLength) {
    return Math.min(26, 30 - (32 - Integer.numberOfLeadingZeros(byteLength - 1)));
  }

  private static int parts(int rows, int partShift) {
    return (int) (((long) rows + (1L << partShift) - 1) >> partShift);
  }
}
