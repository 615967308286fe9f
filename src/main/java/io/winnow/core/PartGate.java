package io.winnow.core;

/**
 * Answers for each embedded part whether it is to be measured. The side that knows the lists
 * implements it, so that a listed picture is not decoded wherever it hides.
 */
public interface PartGate {
  /** What to do with a part. */
  enum Answer {
    MEASURE,
    /** It has a verdict already: do not decode it. */
    SKIP
  }

  /**
   * Offers a part; parts come in ascending order from 1, each once.
   *
   * @param part its number, from 1
   * @param bytes its bytes; treat as read-only
   */
  Answer offer(int part, byte[] bytes);
}
