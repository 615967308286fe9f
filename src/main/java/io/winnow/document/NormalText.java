package io.winnow.document;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;

/**
 * The one normal form of text whose SHA-256 is a document's text fingerprint: Unicode NFKC, every
 * run of white space and of characters without a shape (controls, formats such as zero-width
 * spaces) as one space or none, ends stripped, case kept, as UTF-8.
 *
 * <p>White space is a separator; a format character vanishes, so that {@code zz<ZWSP>term} and
 * {@code zzterm} have one fingerprint.
 */
public final class NormalText {
  private NormalText() {}

  /** The normal form of a text. */
  public static String of(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder normal = new StringBuilder(composed.length());
    boolean space = false;
    for (int i = 0; i < composed.length(); ) {
      int c = composed.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = !normal.isEmpty();
      } else if (Character.getType(c) != Character.FORMAT && !Character.isISOControl(c)) {
        if (space) {
          normal.append(' ');
          space = false;
        }
        normal.appendCodePoint(c);
      }
    }
    return normal.toString();
  }

  /** SHA-256 of the normal form. */
  public static Fingerprint fingerprint(String text) {
    try {
      byte[] utf8 = of(text).getBytes(StandardCharsets.UTF_8);
      return Fingerprint.of(
          Algorithm.TEXT_SHA256, MessageDigest.getInstance("SHA-256").digest(utf8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
