package io.winnow.core;

import java.time.Duration;

/**
 * What one record may cost. Limits decide verdicts, so they belong to the policy and its digest.
 *
 * @param recordBytes largest payload, decoded, in bytes
 * @param pixels largest picture, width × height, in pixels
 * @param scans most scans of a progressive JPEG
 * @param parts most parts of one record
 * @param partBytes most bytes of all embedded parts of one record
 * @param cpu CPU time of the screener for one record
 * @param heapBytes heap of the screener
 */
public record Limits(
    long recordBytes,
    long pixels,
    int scans,
    int parts,
    long partBytes,
    Duration cpu,
    long heapBytes) {

  private static final long MIB = 1L << 20;

  /** The documented defaults. */
  public static final Limits DEFAULT =
      new Limits(64 * MIB, 64_000_000, 100, 2000, 128 * MIB, Duration.ofSeconds(20), 1024 * MIB);

  public Limits {
    if (recordBytes < 1
        || recordBytes > Integer.MAX_VALUE - 64
        || pixels < 1
        || scans < 1
        || parts < 1
        || partBytes < 1
        || cpu.isNegative()
        || cpu.isZero()
        || heapBytes < 64 * MIB) {
      throw new IllegalArgumentException("limits out of range");
    }
  }
}
