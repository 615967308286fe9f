package io.winnow.list.index;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.text.Normalizer;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ZZ-Listed_Term | zz listed term",
        "zz\u00adlisted\u200b\u2060term | zzlistedterm",
        "\uff3a\uff3a\uff0d\uff54 | zz t",
        "zz \u3000 \u2014 listed | zz listed",
        "Stra\u00dfe STRASSE \u1e9e | strasse strasse ss",
        "\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2 | \u03c3\u03af\u03c3\u03c5\u03c6\u03bf\u03c3",
        "\u0130I\u0131i | iiii",
        "don\u2019t don\u02bct | don't don't",
        "caf\u00e9 cafe\u0301 | caf\u00e9 caf\u00e9",
        "z\u0336z\u0336 z\u0353\u0337\u0301 | zz \u017a",
        "\ufb01\ufb03 \u2160\u33a1 | fiffi im2",
        "\ud835\udd37\ud835\udd97 | zr",
        "\uff76\uff9e \u304b\u3099 | \u30ac \u304c",
        "\u1112\u1161\u11ab \ud55c \u314e\u314f | \ud55c \ud55c \ud558",
        "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd | \u05e9\u05dc\u05d5\u05dd",
        "\u0645\u064f\u062d\u0640\u0640\u0645\u0651\u062f | \u0645\u062d\u0645\u062f",
        "\u202ezz\u202c\u2066\u2069 | zz",
        "\u2764\ufe0f | \u2764",
        "a\ud800b\udc00 | a\ufffdb\ufffd",
      })
  void differentWaysToWriteAreOne(String written, String normal) {
    assertEquals(normal, TermText.of(written));
  }

  @Test
  void aLetterWithItsAccentIsAnotherLetter() {
    assertNotEquals(TermText.of("a\u00f1o"), TermText.of("ano"));
    assertNotEquals(TermText.of("\u0e01\u0e34"), TermText.of("\u0e01"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void canonicallyEquivalentTextsHaveOneForm(int salt) {
    Random random = new Random(salt);
    int[] letters =
        IntStream.rangeClosed(0x20, 0xFFFF)
            .filter(c -> !Character.isSurrogate((char) c) && Character.isDefined(c))
            .filter(c -> c < 0x3400 || c > 0xD7A3 || c % 97 == 0)
            .toArray();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        boolean accent = random.nextInt(3) == 0;
        text.append(
            (char)
                (accent ? 0x300 + random.nextInt(0x70) : letters[random.nextInt(letters.length)]));
      }
      String form = TermText.of(text.toString());
      String shown = text.codePoints().mapToObj(Integer::toHexString).toList().toString();
      assertEquals(form, TermText.of(Normalizer.normalize(text, Normalizer.Form.NFD)), shown);
      assertEquals(form, TermText.of(Normalizer.normalize(text, Normalizer.Form.NFC)), shown);
      assertEquals(form, TermText.of(form), "again: " + shown);
    }
  }

  @Test
  void theFormDoesNotDependOnWhereTheTextIsCut() {
    String piece =
        "e\u0323\u0302 \uff76\uff9e \u1112\u1161\u11ab \ud835\udd37  - \u0e01\u0e34\u0e48 ";
    String expected = TermText.of(piece) + " ";
    for (int shift = 0; shift < 40; shift++) {
      String text = "x".repeat(2048 - shift) + " " + piece.repeat(200);
      assertEquals(
          "x".repeat(2048 - shift) + " " + expected.repeat(200).strip(), TermText.of(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", " ", "\u0301", "\u0e34", "\ud800", "\udc00", "\ufdfa", "\u200b", "-", "\u1161"
      })
  void aMillionOfAnythingTakesNoLong(String one) {
    assertTimeout(ofSeconds(2), () -> TermText.of("z" + one.repeat(1_000_000)));
    assertTimeout(
        ofSeconds(5), () -> TermText.of(("e" + one + "\u0323\u0302\u0345").repeat(250_000)));
  }

  @Test
  void marksBeyondThirtyVanish() {
    String many = "\u0e48".repeat(100);
    assertEquals("\u0e01" + "\u0e48".repeat(30), TermText.of("\u0e01" + many));
  }
}
