package io.winnow.list.index;

import java.nio.ByteBuffer;

/**
 * One table of a {@link MultiIndex}: the rows, in buckets by 16 of their 256 bits.
 *
 * <p>At each place stand the row's number and, in a column of its own, the row's <em>next</em> 16
 * bits. Places are read one after the other, rows only where the next bits are near too.
 */
final class Slot {
  /** Bits that a bucket is chosen by. */
  static final int BITS = 16;

  private static final int VALUES = 1 << BITS;

  /** Behind the last place, so that a word may be read at any. */
  private static final int PADDING = Long.BYTES;

  private static final long ONES = 0x0001_0001_0001_0001L;

  private final int slot;
  private final int rowBytes;
  private final ByteBuffer starts;
  private final ByteBuffer next;
  private final ByteBuffer rows;

  private Slot(int slot, int size, Sections sections, String prefix) {
    this.slot = slot;
    this.rowBytes = rowBytes(size);
    this.starts = sections.section(name(prefix, slot, "starts"));
    this.next = sections.section(name(prefix, slot, "next"));
    this.rows = sections.section(name(prefix, slot, "rows"));
  }

  /** Makes the sections, to be filled. */
  static void allocate(int slot, int size, Sections into, String prefix) {
    into.allocate(name(prefix, slot, "starts"), (VALUES + 1L) * Integer.BYTES);
    into.allocate(name(prefix, slot, "next"), (long) size * Short.BYTES + PADDING);
    into.allocate(name(prefix, slot, "rows"), (long) size * rowBytes(size) + PADDING);
  }

  /**
   * Opens what was built.
   *
   * @throws IllegalArgumentException if a section is missing or has another length
   */
  static Slot open(int slot, int size, Sections from, String prefix) {
    Slot opened = new Slot(slot, size, from, prefix);
    if (opened.starts.capacity() != (VALUES + 1) * Integer.BYTES
        || opened.next.capacity() != (long) size * Short.BYTES + PADDING
        || opened.rows.capacity() != (long) size * opened.rowBytes + PADDING) {
      throw new IllegalArgumentException(
          "sections %s do not fit together".formatted(name(prefix, slot, "*")));
    }
    return opened;
  }

  /** Sorts the rows into buckets; within a bucket they ascend. */
  void fill(HashRows hashes) {
    int[] ends = new int[VALUES];
    for (int row = 0; row < hashes.size(); row++) {
      ends[value(hashes, row, slot)]++;
    }
    int total = 0;
    for (int value = 0; value < VALUES; value++) {
      starts.putInt(value * Integer.BYTES, total);
      int count = ends[value];
      ends[value] = total;
      total += count;
    }
    starts.putInt(VALUES * Integer.BYTES, total);
    int after = (slot + 1) % MultiIndex.SLOTS;
    for (int row = 0; row < hashes.size(); row++) {
      int place = ends[value(hashes, row, slot)]++;
      next.putShort(place * Short.BYTES, (short) value(hashes, row, after));
      rows.putShort(place * rowBytes, (short) row);
      if (rowBytes == 3) {
        rows.put(place * rowBytes + 2, (byte) (row >>> 16));
      } else {
        rows.putShort(place * rowBytes + 2, (short) (row >>> 16));
      }
    }
  }

  /** The slot's bits of a query. */
  int value(long[] query) {
    return (int) (query[slot >> 2] >>> shift(slot)) & (VALUES - 1);
  }

  /** First place of a bucket; it ends where that of the next value begins. */
  int start(int value) {
    return starts.getInt(value * Integer.BYTES);
  }

  int row(int place) {
    int row = rows.getInt(place * rowBytes);
    return rowBytes == 3 ? row & 0xff_ffff : row;
  }

  /** Bytes of all sections. */
  long bytes() {
    return (long) starts.capacity() + next.capacity() + rows.capacity();
  }

  /** Reads a little of a bucket, so that it comes into the cache while others are asked for. */
  long touch(int place) {
    return next.getLong(place * Short.BYTES);
  }

  /**
   * Collects the places whose next bits are near. Four at a time: the bits that differ are counted
   * in four lanes of one word.
   *
   * @param wanted next bits, 0–65535
   * @param most how many of them may differ, 0–16
   * @param near takes the places, from {@code count} on; has room for all
   * @return how many are in {@code near} now
   */
  int scan(int start, int end, int wanted, int most, int[] near, int count) {
    long four = wanted * ONES;
    long over = (0x7fff - most) * ONES;
    int found = count;
    for (int place = start; place < end; place += 4) {
      long x = next.getLong(place * Short.BYTES) ^ four;
      x -= (x >>> 1) & 0x5555_5555_5555_5555L;
      x = (x & 0x3333_3333_3333_3333L) + ((x >>> 2) & 0x3333_3333_3333_3333L);
      x = (x + (x >>> 4)) & 0x0f0f_0f0f_0f0f_0f0fL;
      x = (x + (x >>> 8)) & 0x001f_001f_001f_001fL;
      long lanes = ~(x + over) & 0x8000_8000_8000_8000L;
      while (lanes != 0) {
        int at = place + (Long.numberOfTrailingZeros(lanes) >>> 4);
        if (at < end) {
          near[found++] = at;
        }
        lanes &= lanes - 1;
      }
    }
    return found;
  }

  private static int value(HashRows hashes, int row, int slot) {
    return (int) (hashes.word(row, slot >> 2) >>> shift(slot)) & (VALUES - 1);
  }

  private static int shift(int slot) {
    return 48 - BITS * (slot & 3);
  }

  private static int rowBytes(int size) {
    return size <= 1 << 24 ? 3 : 4;
  }

  static String name(String prefix, int slot, String column) {
    return "%sslot%02d.%s".formatted(prefix, slot, column);
  }
}
