package io.winnow.clean;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Finds which picture carries which part in its own bytes, as a photograph carries its preview: who
 * keeps the one keeps the other.
 *
 * <p>Seen from the bytes alone, because the screener may lie. What a picture carries follows it in
 * the order of discovery. Searching is bounded; past the bound a part counts as carried.
 */
final class Carriers {
  /** Odd, and unknown outside: bytes that make a hash collide cannot be prepared. */
  private static final long BASE = new SecureRandom().nextLong() | 1;

  private long searchable;

  Carriers(long searchable) {
    this.searchable = searchable;
  }

  /**
   * The carrier of each part, or -1.
   *
   * @param parts the bytes of a record's parts, the payload first
   * @param isPicture whether the part at an index is a picture
   */
  int[] of(List<byte[]> parts, IntPredicate isPicture) {
    int[] carriers = new int[parts.size()];
    Arrays.fill(carriers, -1);
    for (int i = 1; i < carriers.length; i++) {
      int candidate = i - 1;
      while (candidate >= 0 && !carries(candidate, i, parts, isPicture)) {
        candidate = carriers[candidate];
      }
      carriers[i] = candidate;
    }
    return carriers;
  }

  private boolean carries(int carrier, int part, List<byte[]> parts, IntPredicate isPicture) {
    // Whatever a payload that is a picture hands up is a piece of it.
    return isPicture.test(carrier)
        && (carrier == 0 || contains(parts.get(carrier), parts.get(part)));
  }

  /** Rabin and Karp's search: linear, whatever the bytes are. */
  private boolean contains(byte[] whole, byte[] piece) {
    int length = piece.length;
    searchable -= whole.length;
    if (searchable < 0) {
      return true;
    }
    if (length > whole.length) {
      return false;
    }
    long wanted = 0;
    long hash = 0;
    long leaving = 1;
    for (int i = 0; i < length; i++) {
      wanted = wanted * BASE + piece[i];
      hash = hash * BASE + whole[i];
      leaving *= BASE;
    }
    for (int start = 0; ; start++) {
      if (hash == wanted && Arrays.equals(whole, start, start + length, piece, 0, length)) {
        return true;
      }
      if (start + length >= whole.length) {
        return false;
      }
      hash = hash * BASE + whole[start + length] - leaving * whole[start];
    }
  }
}
