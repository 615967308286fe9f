package io.winnow.summary;

import org.jspecify.annotations.Nullable;

/** How much of a text a summary repeats, in UTF-16 units; never half a character. */
final class Texts {
  /** Of words from closed sets, ids and tokens. */
  static final int WORD = 64;

  /** Of what lists, models and servers call things. */
  static final int NAME = 100;

  /** Of a host: the longest that the domain name system knows. */
  static final int HOST = 253;

  /** Of a sentence. */
  static final int SENTENCE = 500;

  /** Of an address or a path. */
  static final int ADDRESS = 2_000;

  private Texts() {}

  /** The beginning of a text. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean inside = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, inside ? most - 1 : most);
  }

  /** The same, of what may be missing. */
  static @Nullable String cutOrNull(@Nullable String text, int most) {
    return text == null ? null : cut(text, most);
  }
}
