package io.winnow.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ShownTest {
  @Test
  void ordinaryTextStaysAsItIs() {
    Shown shown = Shown.text("crawl-07.warc.gz, Ünïcode 漢字 🙂");
    assertEquals("crawl-07.warc.gz, Ünïcode 漢字 🙂", shown.plain());
    assertFalse(shown.cut());
  }

  @ParameterizedTest
  @CsvSource({
    "202E, ⟨U+202E⟩", // Right-to-left override.
    "200B, ⟨U+200B⟩", // Zero-width space.
    "E0041, ⟨U+E0041⟩", // A tag character.
    "D800, ⟨U+D800⟩", // Half a character.
    "0, ⟨U+0000⟩",
    "A, ⟨U+000A⟩",
    "A0, ⟨U+00A0⟩", // A space that looks like another.
    "2028, ⟨U+2028⟩",
    "FE0F, ⟨U+FE0F⟩", // A variation selector.
    "3164, ⟨U+3164⟩", // A letter without a shape.
    "E000, ⟨U+E000⟩", // Private use.
    "FFFF, ⟨U+FFFF⟩", // No character.
  })
  void whatCannotBeSeenIsNamed(String hex, String name) {
    String text = "a" + new String(Character.toChars(Integer.parseInt(hex, 16))) + "b";
    assertEquals("a" + name + "b", Shown.text(text).plain());
  }

  @Test
  void aRunOfOneCharacterIsNamedOnce() {
    assertEquals("⟨U+200B ×40⟩", Shown.text("\u200B".repeat(40)).plain());
  }

  @Test
  void aLetterCarriesTwoMarksAtMost() {
    assertEquals("z\u0335\u0336⟨U+0337⟩", Shown.text("z\u0335\u0336\u0337").plain());
  }

  @Test
  void longTextKeepsBothEnds() {
    Shown shown = Shown.text("a".repeat(500) + "z".repeat(500));
    assertTrue(shown.cut());
    assertEquals(1_000, shown.characters());
    assertEquals("a".repeat(129) + "…" + "z".repeat(70), shown.plain());
  }

  @Test
  void textOfTheBoundIsNotCut() {
    assertFalse(Shown.text("a".repeat(200)).cut());
    assertTrue(Shown.text("a".repeat(201)).cut());
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/a.b?c=d.e, hxxp://example[.]com/a.b?c=d.e",
    "HTTPS://Example.com, hxxps://Example[.]com",
    "ftp://example.com/, fxp://example[.]com/",
    "javascript:alert(1), javascript[:]alert(1)",
    "http://пример.example.com/x, hxxp://xn--e1afmkfd[.]example[.]com/x",
    "http://user@пример.com:8080/, hxxp://user@xn--e1afmkfd[.]com:8080/",
    "http://a.example.com/?to=https://b.example.com,"
        + " hxxp://a[.]example[.]com/?to=hxxps://b.example.com",
    "no address at all, no address at all",
  })
  void anAddressIsNoAddressAnyMore(String url, String shown) {
    assertEquals(shown, Shown.url(url, 200).plain());
  }

  @Test
  void addressesInAnyTextAreBrokenToo() {
    assertEquals("see hxxps://example.com", Shown.text("see https://example.com").plain());
  }

  @Test
  void aHostWithoutAnAsciiFormStaysAsItIs() {
    String host = "-\u043F..\u043F-";
    assertEquals(host, Shown.host(host).plain());
  }

  @ParameterizedTest
  @FieldSource("io.winnow.report.Attacks#ALL")
  void whateverComesIsShortAndVisible(String attack) {
    for (Shown shown :
        new Shown[] {Shown.text(attack), Shown.url(attack, 200), Shown.host(attack)}) {
      String plain = shown.plain();
      assertTrue(plain.length() <= Shown.MOST_SHOWN, plain);
      assertTrue(plain.codePoints().noneMatch(Invisible::is));
      assertFalse(plain.matches("(?is).*https?://.*"));
    }
  }
}
