package io.winnow.list.index;

/** Every mask of 16 bits, by how many bits it flips. */
final class Flips {
  private static final char[] MASKS = new char[1 << Slot.BITS];
  private static final int[] STARTS = new int[Slot.BITS + 2];

  static {
    int next = 0;
    for (int bits = 0; bits <= Slot.BITS; bits++) {
      STARTS[bits] = next;
      for (int mask = 0; mask < MASKS.length; mask++) {
        if (Integer.bitCount(mask) == bits) {
          MASKS[next++] = (char) mask;
        }
      }
    }
    STARTS[Slot.BITS + 1] = next;
  }

  private Flips() {}

  /** First place of the masks that flip so many bits; they end where those of one more begin. */
  static int start(int bits) {
    return STARTS[bits];
  }

  static int count(int bits) {
    return STARTS[bits + 1] - STARTS[bits];
  }

  static int mask(int place) {
    return MASKS[place];
  }
}
