package io.winnow.policy;

/** Text from a file as it may stand in a message: in quotes, short, on one line. */
final class Shown {
  private static final int MOST = 60;

  private Shown() {}

  static String of(String text) {
    return '"' + bare(text) + '"';
  }

  /** Without the quotes, for paths. */
  static String bare(String text) {
    StringBuilder out = new StringBuilder();
    int shown = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (shown++ == MOST) {
        return out.append('…').toString();
      }
      int c = text.codePointAt(i);
      if (isSafe(c)) {
        out.appendCodePoint(c);
      } else {
        // Control characters could rewrite the reader's terminal.
        out.append("\\u{%x}".formatted(c));
      }
    }
    return out.toString();
  }

  static boolean isSafe(String text) {
    return text.codePoints().allMatch(Shown::isSafe);
  }

  /** False for what is invisible, breaks lines or reverses them, and for half a character. */
  private static boolean isSafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
