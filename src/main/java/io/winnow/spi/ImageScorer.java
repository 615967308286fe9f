package io.winnow.spi;

import io.winnow.core.Pixels;

/** An opened model. Not thread-safe: each screener has its own. */
public interface ImageScorer extends AutoCloseable {
  /**
   * One score per label of the model, each 0–1 if the model behaves; the caller must treat any that
   * is not finite as unscannable.
   */
  float[] score(Pixels pixels);

  /** Frees native memory. */
  @Override
  void close();
}
