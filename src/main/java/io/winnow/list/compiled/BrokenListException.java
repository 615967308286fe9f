package io.winnow.list.compiled;

import java.io.IOException;

/**
 * A compiled list cannot be used: it is cut, changed, of another format, or sealed with another
 * key. Its message is a clause without full stop that quotes nothing of the list. It is never a
 * failure to read the bytes.
 */
public final class BrokenListException extends IOException {
  private static final long serialVersionUID = 1L;

  public BrokenListException(String message) {
    super(message);
  }
}
