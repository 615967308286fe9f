package io.winnow.shard.warc;

import java.io.IOException;

/**
 * A transfer or content coding cannot be undone. It makes the record unscannable, and never leaves
 * the reader; the framing around it is sound.
 */
final class CodingException extends IOException {
  private static final long serialVersionUID = 1L;

  CodingException(String message) {
    super(message);
  }
}
