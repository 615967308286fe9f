package io.winnow.screen;

/**
 * A frame is not what the protocol allows.
 *
 * <p>It is neither an I/O failure nor the end of the other process, and its message never quotes
 * the frame.
 */
final class FrameException extends Exception {
  private static final long serialVersionUID = 1L;

  FrameException(String message) {
    super(message);
  }
}
