package io.winnow.screen;

/**
 * The kinds of frame between parent and child. The byte on the pipe is the ordinal: both ends come
 * from the same jar.
 */
enum FrameType {
  /** Parent, once: limits, models, folders. */
  SETUP,
  /** Parent: a payload to be taken apart. */
  SCREEN,
  /** Parent: measure the offered part, or skip it. */
  ANSWER,
  /** Child, once: it is ready. */
  READY,
  /** Child, instead of READY: why it cannot work. */
  NOT_READY,
  /** Child: an embedded part and its bytes; it waits for the answer. */
  OFFER,
  /** Child: all measurements of the record. */
  RESULT,
  /** Child: it could not finish the record. */
  FAILED
}
