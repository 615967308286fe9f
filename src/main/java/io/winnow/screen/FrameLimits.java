package io.winnow.screen;

import io.winnow.core.Limits;

/**
 * How much a frame may hold. The child keeps to them (a document over them is unscannable, reason
 * text-limit); the parent takes anything over them as a lie.
 *
 * @param taskBytes largest payload of a record, in bytes
 * @param parts highest number of a part
 * @param partBytes most bytes of all parts that are offered
 * @param pixels largest width × height
 * @param textBytes largest text of one document, in UTF-8 bytes
 * @param resultBytes largest RESULT frame, in bytes
 */
record FrameLimits(
    long taskBytes, int parts, long partBytes, long pixels, long textBytes, long resultBytes) {
  static final int PROTOCOL = 2;

  /** Media types, languages, model ids, versions, labels: UTF-8 bytes of one. */
  static final int NAME = 255;

  /** Titles, addresses, alternative texts: UTF-8 bytes of one. */
  static final int LINE = 1 << 16;

  /** Picture references of one record. */
  static final int REFERENCES = 100_000;

  static final int HASHERS = 16;
  static final int MODELS = 16;
  static final int LABELS = 256;

  private static final long MIB = 1L << 20;

  static FrameLimits of(ScreenerSetup setup) {
    Limits limits = setup.limits();
    int texts = setup.texts() ? 3 : 2; // The whole text goes beside the main text.
    long result = Math.min(1024 * MIB, texts * limits.recordBytes() + 16 * MIB);
    return new FrameLimits(
        limits.recordBytes(),
        limits.parts(),
        limits.partBytes(),
        limits.pixels(),
        Math.min(result - MIB, limits.recordBytes() + MIB),
        result);
  }
}
