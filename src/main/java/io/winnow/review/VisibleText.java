package io.winnow.review;

import java.util.OptionalInt;

/** Tells text that shows all that it holds from text that hides or reorders something. */
final class VisibleText {
  /**
   * Code points that Unicode draws as nothing though their category is that of a letter, a mark or
   * a symbol (property Default_Ignorable_Code_Point, and the blank of Braille).
   */
  private static final int[][] BLANK = {
    {0x034f, 0x034f},
    {0x115f, 0x1160},
    {0x17b4, 0x17b5},
    {0x180b, 0x180f},
    {0x2800, 0x2800},
    {0x3164, 0x3164},
    {0xfe00, 0xfe0f},
    {0xffa0, 0xffa0},
    {0xe0000, 0xe0fff}
  };

  private VisibleText() {}

  /** Index of the first character that is a control, reorders others or cannot be seen. */
  static OptionalInt firstInvisible(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (isInvisible(text.codePointAt(i))) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean isInvisible(int codePoint) {
    boolean hides =
        switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.PRIVATE_USE ->
              true;
          default -> false;
        };
    if (hides) {
      return true;
    }
    for (int[] range : BLANK) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
