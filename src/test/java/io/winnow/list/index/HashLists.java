package io.winnow.list.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Made-up perceptual hashes that lie as those of real lists do. */
public final class HashLists {
  private HashLists() {}

  /** Every bit by chance. */
  public static List<byte[]> uniform(int count, int byteLength, Random random) {
    List<byte[]> list = new ArrayList<>();
    uniform(count, byteLength, random, list::add);
    return list;
  }

  public static void uniform(int count, int byteLength, Random random, Consumer<byte[]> sink) {
    for (int i = 0; i < count; i++) {
      sink.accept(random(byteLength, random));
    }
  }

  /**
   * Half of the hashes in families of 20–500 members within 20 bits of their head, 1 % within 12
   * bits of one of four hashes of flat pictures, the rest by chance.
   */
  public static List<byte[]> skewed(int count, int byteLength, Random random) {
    List<byte[]> list = new ArrayList<>();
    skewed(count, byteLength, random, list::add);
    return list;
  }

  public static void skewed(int count, int byteLength, Random random, Consumer<byte[]> sink) {
    int left = count / 2;
    while (left > 0) {
      byte[] head = random(byteLength, random);
      int members = Math.min(20 + random.nextInt(481), left);
      for (int i = 0; i < members; i++) {
        sink.accept(flipped(head, random.nextInt(21), random));
      }
      left -= members;
    }
    byte[][] flat = flat(byteLength);
    for (int i = 0; i < count / 100; i++) {
      sink.accept(flipped(flat[i % flat.length], random.nextInt(13), random));
    }
    uniform(count - count / 2 - count / 100, byteLength, random, sink);
  }

  /** Nothing, everything, stripes, a half: what pictures without detail hash to. */
  public static byte[][] flat(int byteLength) {
    byte[][] flat = new byte[4][byteLength];
    for (int i = 0; i < byteLength; i++) {
      flat[1][i] = (byte) 0xff;
      flat[2][i] = 0x55;
      flat[3][i] = (byte) (i < byteLength / 2 ? 0xff : 0);
    }
    return flat;
  }

  public static byte[] random(int byteLength, Random random) {
    byte[] hash = new byte[byteLength];
    random.nextBytes(hash);
    return hash;
  }

  /** A copy with exactly so many bits changed, or all. */
  public static byte[] flipped(byte[] hash, int count, Random random) {
    byte[] copy = hash.clone();
    for (int left = Math.min(count, 8 * hash.length); left > 0; ) {
      int bit = random.nextInt(8 * hash.length);
      byte mask = (byte) (1 << (bit & 7));
      if (((copy[bit >> 3] ^ hash[bit >> 3]) & mask) == 0) {
        copy[bit >> 3] ^= mask;
        left--;
      }
    }
    return copy;
  }
}
