package io.winnow.core;

import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * An algorithm and its bits. Canonical text form: lower-case hex, most significant byte first.
 *
 * <p>{@link #toString()} never shows the bits, because fingerprints of excluded items must not
 * reach a log or an exception; {@link #hex()} is for the tables that may hold them.
 */
public final class Fingerprint {
  private static final HexFormat HEX = HexFormat.of();

  private final Algorithm algorithm;
  private final byte[] bits;

  private Fingerprint(Algorithm algorithm, byte[] bits) {
    if (bits.length != algorithm.byteLength()) {
      throw new IllegalArgumentException(
          "a %s fingerprint has %d bytes, not %d"
              .formatted(algorithm, algorithm.byteLength(), bits.length));
    }
    this.algorithm = algorithm;
    this.bits = bits;
  }

  /** Copies {@code bits}. */
  public static Fingerprint of(Algorithm algorithm, byte[] bits) {
    return new Fingerprint(algorithm, bits.clone());
  }

  /**
   * Reads lower- or upper-case hex.
   *
   * @throws IllegalArgumentException if it is not hex of the algorithm's length; the message does
   *     not quote the text
   */
  public static Fingerprint parseHex(Algorithm algorithm, String hex) {
    byte[] bits;
    try {
      bits = HEX.parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not hexadecimal");
    }
    return new Fingerprint(algorithm, bits);
  }

  public Algorithm algorithm() {
    return algorithm;
  }

  /** A copy of the bits. */
  public byte[] bytes() {
    return bits.clone();
  }

  /** Lower-case hex. */
  public String hex() {
    return HEX.formatHex(bits);
  }

  /**
   * Number of bits that differ.
   *
   * @throws IllegalArgumentException if the algorithms differ
   */
  public int hammingDistance(Fingerprint other) {
    if (!algorithm.equals(other.algorithm)) {
      throw new IllegalArgumentException("cannot compare " + algorithm + " and " + other.algorithm);
    }
    int distance = 0;
    for (int i = 0; i < bits.length; i++) {
      distance += Integer.bitCount((bits[i] ^ other.bits[i]) & 0xff);
    }
    return distance;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that
        && algorithm.equals(that.algorithm)
        && MessageDigest.isEqual(bits, that.bits);
  }

  @Override
  public int hashCode() {
    // The first bytes of a hash are as good as any.
    int h = 0;
    for (int i = 0; i < Math.min(4, bits.length); i++) {
      h = (h << 8) | (bits[i] & 0xff);
    }
    return h;
  }

  @Override
  public String toString() {
    return algorithm + ":(hidden)";
  }
}
