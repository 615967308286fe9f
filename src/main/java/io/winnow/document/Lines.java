package io.winnow.document;

/** Makes lines of parser output: one space between words, no empty lines. */
final class Lines {
  private Lines() {}

  static String tidy(CharSequence text) {
    StringBuilder tidy = new StringBuilder(text.length());
    boolean space = false;
    boolean line = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' || c == '\f' || c == 0x0b) {
        line = true;
      } else if (c <= ' ' || c == '\u00a0') {
        space = true;
      } else {
        if (!tidy.isEmpty()) {
          tidy.append(line ? "\n" : space ? " " : "");
        }
        line = false;
        space = false;
        tidy.append(c);
      }
    }
    return tidy.toString();
  }
}
