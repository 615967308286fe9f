package io.winnow.summary;

import org.jspecify.annotations.Nullable;

/** How much of a text a summary repeats, in UTF-16 units; never half a character. */
final class Texts {
  /** The longest word from a closed set, id or token. */
  private static final int WORD = 64;

  private static final String NO_WORD = "(unknown)";

  /** Of what lists, models and servers call things. */
  static final int NAME = 100;

  /** Of a host: the longest that the domain name system knows. */
  static final int HOST = 253;

  /** Of a sentence. */
  static final int SENTENCE = 500;

  /** Of an address or a path. */
  static final int ADDRESS = 2_000;

  private Texts() {}

  /**
   * A word from a closed set, an id or a token; what cannot be one, because somebody has laid hands
   * on the ledger, is not repeated.
   */
  static String word(String text) {
    return isWord(text) ? text : NO_WORD;
  }

  /** The same, of what may be missing. */
  static @Nullable String wordOrNull(@Nullable String text) {
    return text == null ? null : word(text);
  }

  private static boolean isWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return text.length() <= WORD;
  }

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
