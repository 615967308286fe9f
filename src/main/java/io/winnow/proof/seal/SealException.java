package io.winnow.proof.seal;

import java.io.IOException;

/**
 * A file that cannot be opened: it is not sealed, is sealed to another key, or is not as it was
 * written. Not for a file that cannot be read: that is any other {@link IOException}.
 */
public final class SealException extends IOException {
  private static final long serialVersionUID = 1L;

  SealException(String message) {
    super(message);
  }
}
