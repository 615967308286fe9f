package io.winnow.document;

import io.winnow.core.UnscannableException;

/** Takes the embedded parts of a document, in order of discovery. */
@FunctionalInterface
public interface EmbeddedParts {
  /**
   * Offers the bytes of an embedded part: a picture, or something that nobody recognises.
   *
   * @param bytes its bytes as the document carries them; treat as read-only
   * @param nameHint a name or address fragment that the document gives it, or empty. Untrusted
   * @return the part's number, at least 1
   * @throws UnscannableException if the document must end here
   */
  int offer(byte[] bytes, String nameHint) throws UnscannableException;
}
