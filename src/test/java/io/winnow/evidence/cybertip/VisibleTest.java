package io.winnow.evidence.cybertip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "http://a.example/?q=1&r=<2>", "ünïcödé 日本語 😀", "C:\\u\\{x}", "\\"})
  void whatCanBeSeenStaysAsItIs(String text) {
    assertEquals(new Visible(text, 0), Visible.of(text));
  }

  @Test
  void whatCannotBeSeenBecomesItsNumber() {
    assertEquals("a\\u{0}b\\u{1F}", Visible.of("a\u0000b\u001f").text());
    assertEquals("\\u{9}\\u{A}\\u{D}\\u{7F}\\u{85}", Visible.of("\t\n\r\u007f\u0085").text());
    assertEquals("\\u{202E}moc.\\u{2066}\\u{200F}", Visible.of("\u202emoc.\u2066\u200f").text());
    assertEquals("\\u{200B}\\u{FEFF}\\u{AD}", Visible.of("\u200b\ufeff\u00ad").text());
    assertEquals(
        "\\u{2028}\\u{2029}\\u{A0}\\u{3000}", Visible.of("\u2028\u2029\u00a0\u3000").text());
    assertEquals("\\u{3164}\\u{2800}", Visible.of("\u3164\u2800").text(), "drawn as nothing");
    assertEquals("\\u{FFFE}\\u{FFFF}", Visible.of("\ufffe\uffff").text());
    assertEquals("\\u{D83D}x\\u{DE00}", Visible.of("\ud83dx\ude00").text());
    assertEquals("\\u{E0041}", Visible.of("\udb40\udc41").text(), "a tag character");
    assertEquals(3, Visible.of("\u0000a\u0001b\u0002").written());
  }

  @Test
  void whatLooksLikeANumberIsToldFromOne() {
    assertEquals("\\u{5C}u{202E}", Visible.of("\\u{202E}").text());
    assertEquals("\\u{202E}", Visible.of("\u202e").text());
  }

  @Test
  void aTemplateKeepsItsLines() {
    assertEquals("a\nb\n\nc", Visible.ofLines("a\r\nb\n\nc").text());
    assertEquals(0, Visible.ofLines("a\nb").written());
  }

  @Test
  void anyTextCanBeHadBack() {
    Random random = new Random(20260101);
    for (int i = 0; i < 20_000; i++) {
      String text = Hostile.text(random, 40);
      assertEquals(text, Hostile.back(Visible.of(text).text()));
    }
  }

  @ParameterizedTest
  @CsvSource({"60", "61", "100", "3000"})
  void aCutTextFitsAndEndsBetweenCharacters(int most) {
    Random random = new Random(most);
    for (int i = 0; i < 3_000; i++) {
      String raw = Hostile.text(random, most + 40);
      Visible whole = Visible.of(raw);
      Visible cut = whole.cut(most);
      assertTrue(cut.text().length() <= most, () -> cut.text().length() + " > " + most);
      if (whole.text().length() <= most) {
        assertEquals(whole, cut);
        continue;
      }
      int note = cut.text().lastIndexOf(" [cut; ");
      String kept = cut.text().substring(0, note);
      assertTrue(whole.text().startsWith(kept));
      assertTrue(raw.startsWith(Hostile.back(kept)), "a character was cut in two");
      int more = whole.text().length() - kept.length();
      assertEquals(" [cut; %d more]".formatted(more), cut.text().substring(note));
      assertTrue(kept.length() > most - 45, "more was cut than had to be");
    }
  }

  @Test
  void itNeverShowsItself() {
    assertFalse(Visible.of("http://hit.example/").toString().contains("hit"));
  }
}
