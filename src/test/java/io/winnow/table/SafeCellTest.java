package io.winnow.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCellTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        " =1",
        "\u00a0=1",
        "\u3000=1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
        "﹦1",
        "−1",
        "\"=1"
      })
  void whatASpreadsheetWouldComputeGetsAnApostrophe(String text) {
    assertEquals("'" + text, SafeCell.of(text));
  }

  @Test
  void whatIsHiddenBeforeACommandIsSpelledOutAndHidesNothing() {
    assertEquals("'\\u{feff}=1", SafeCell.of("\ufeff=1"));
    assertEquals("'\\u{9}x", SafeCell.of("\tx"));
    assertEquals("'\\u{d}x", SafeCell.of("\rx"));
    assertEquals("'\\u{200b} =1", SafeCell.of("\u200b =1"));
  }

  @Test
  void aSemicolonThatOtherCountriesSeparateCellsByOpensNoCommand() {
    assertEquals("a;'=1", SafeCell.of("a;=1"));
    assertEquals("a;' ＝1;b", SafeCell.of("a; ＝1;b"));
    assertEquals("http://a.example/;b=c", SafeCell.of("http://a.example/;b=c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "a-b", "http://a.example/?a=b&c=+1", "0-10", "日本語", "é", "😀", "'x"})
  void otherTextStaysAsItIs(String text) {
    assertEquals(text, SafeCell.of(text));
  }

  @Test
  void numbersStayNumbers() {
    assertEquals("-5", SafeCell.of(-5L));
    assertEquals("-0.25", SafeCell.of(-0.25));
    assertEquals("true", SafeCell.of(true));
    assertEquals("2026-05-01T00:00:00Z", SafeCell.of(Instant.parse("2026-05-01T00:00:00Z")));
    assertEquals("", SafeCell.of(null));
    assertThrows(IllegalArgumentException.class, () -> SafeCell.of(List.of()));
  }

  @Test
  void directionBreaksAndInvisibleLettersAreSpelledOut() {
    assertEquals("a\\u{202e}gpj.exe", SafeCell.of("a\u202egpj.exe"));
    assertEquals("a\\u{a}b\\u{2028}c\\u{0}", SafeCell.of("a\nb\u2028c\0"));
    assertEquals("\\u{e0041}\\u{3164}\\u{d800}", SafeCell.of("\udb40\udc41\u3164\ud800"));
  }

  @Test
  void aCellIsNeverSoLongThatExcelBeginsARowInItsMiddle() {
    String cell = SafeCell.of("x".repeat(SafeCell.MOST - 2) + "😀=1+1");
    assertEquals("x".repeat(SafeCell.MOST - 2) + "…", cell);
    assertEquals(SafeCell.MOST, SafeCell.of("y".repeat(100_000)).length());
    assertEquals(SafeCell.MOST, SafeCell.of("z".repeat(SafeCell.MOST)).length());
  }

  @Test
  void noTextAtAllGivesACellThatBeginsWithAnOperatorOrHoldsALineBreak() {
    String[] pieces = {
      "=", "+", "-", "@", "\t", "\r", "\n", " ", "\ufeff", "＝", ";", "\"", ",", "a", "\u202e", "'",
      "😀"
    };
    Pattern command = Pattern.compile("[\\s\"]*[=+@＝-]");
    Random random = new Random(4);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(7); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String cell = SafeCell.of(text.toString());
      for (String begun : cell.split(";", -1)) {
        assertFalse(command.matcher(begun).lookingAt(), text::toString);
      }
      assertTrue(
          cell.chars().noneMatch(c -> c < ' ' || c == 0xfeff || c == 0x202e), text::toString);
    }
  }
}
