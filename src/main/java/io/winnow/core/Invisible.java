package io.winnow.core;

/**
 * Characters that a reader cannot see, or that change how others are seen. One table for all that
 * is shown: page, cell, draft, decisions file.
 */
public final class Invisible {
  private Invisible() {}

  /**
   * True for controls, format characters (bidirectional controls, zero-width characters, tags, byte
   * order marks), half characters, line breaks, private and unassigned characters, variation
   * selectors and fillers; false for spaces.
   */
  public static boolean is(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> isFiller(point) || isSelector(point);
    };
  }

  /** True for a space that is not U+0020: to the eye it is one, or none at all. */
  public static boolean isOddSpace(int point) {
    return point != ' ' && Character.getType(point) == Character.SPACE_SEPARATOR;
  }

  /** Letters and marks with no shape of their own (Unicode's Default_Ignorable_Code_Point). */
  private static boolean isFiller(int point) {
    return switch (point) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC -> true;
      default -> false;
    };
  }

  private static boolean isSelector(int point) {
    return (point >= 0xFE00 && point <= 0xFE0F)
        || (point >= 0xE0100 && point <= 0xE01EF)
        || (point >= 0x180B && point <= 0x180F);
  }
}
