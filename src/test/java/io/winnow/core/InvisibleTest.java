package io.winnow.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTest {
  /** One of each kind, by the names that Unicode gives them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "NULL",
        "LINE FEED (LF)",
        "SOFT HYPHEN",
        "COMBINING GRAPHEME JOINER",
        "HANGUL CHOSEONG FILLER",
        "KHMER VOWEL INHERENT AQ",
        "MONGOLIAN FREE VARIATION SELECTOR ONE",
        "MONGOLIAN VOWEL SEPARATOR",
        "ZERO WIDTH SPACE",
        "RIGHT-TO-LEFT OVERRIDE",
        "LINE SEPARATOR",
        "WORD JOINER",
        "BRAILLE PATTERN BLANK",
        "HANGUL FILLER",
        "VARIATION SELECTOR-16",
        "ZERO WIDTH NO-BREAK SPACE",
        "HALFWIDTH HANGUL FILLER",
        "TAG LATIN SMALL LETTER A",
        "VARIATION SELECTOR-17"
      })
  void whatShowsNothingOrReordersIsInvisible(String name) {
    assertTrue(Invisible.is(Character.codePointOf(name)));
  }

  @Test
  void halvesPrivateAndUnassignedCharactersAreToo() {
    for (int point : new int[] {0xd83d, 0xe000, 0x10ffff, 0xfffe, 0xe0fff}) {
      assertTrue(Invisible.is(point), Integer.toHexString(point));
    }
  }

  @Test
  void letterMarksDigitsAndPicturesAreSeen() {
    "a-Z09 é漢한ก็א😀€′".codePoints().forEach(point -> assertFalse(Invisible.is(point)));
  }

  @Test
  void spacesButOneAreOdd() {
    assertFalse(Invisible.isOddSpace(' '));
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      boolean space = Character.getType(point) == Character.SPACE_SEPARATOR;
      assertEquals(space && point != 0x20, Invisible.isOddSpace(point));
      assertFalse(space && Invisible.is(point), "a reviewer may write them");
    }
  }
}
