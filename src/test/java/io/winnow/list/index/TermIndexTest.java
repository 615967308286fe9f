package io.winnow.list.index;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.list.index.TermIndex.Listed;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermIndexTest {
  /** Letters, digits, accents, marks, spaces, ideographs, Thai, kana, pairs, halves of pairs. */
  private static final String[] ALPHABET = {
    "a",
    "b",
    "A",
    "\u00e9",
    "e\u0301",
    "1",
    " ",
    "-",
    "'",
    "!",
    "\u6d4b",
    "\u8bd5",
    "\u0e17",
    "\u0e34",
    "\u304b",
    "\u30ac",
    "\uff76\uff9e",
    "\ud55c",
    "\u1112\u1161\u11ab",
    "\u0915",
    "\u093f",
    "\u00ad",
    "\ud83d\ude00",
    "\ud840\udc0b",
    "\ud801\udc28",
    "\ud800",
    "\udc28",
    "\u00df"
  };

  private static TermIndex index(List<Listed> terms) {
    return TermIndex.open(TermIndex.build(terms));
  }

  private static TermIndex index(String... terms) {
    return index(
        IntStream.range(0, terms.length).mapToObj(i -> new Listed(terms[i], 1, i)).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zz-listed-term | a ZZ-Listed-Term. | true",
        "zz-listed-term | zz listed\u2028term | true",
        "zz-listed-term | zz-listed-terms | false",
        "zz-listed-term | azz-listed-term | false",
        "zz-listed-term | 1zz-listed-term | false",
        "zz-listed-term | zz-listed-term's | true",
        "zz-listed-term | (zz-listed-term) | true",
        "zz listed phrase | some zz  LISTED phrase here | true",
        "zz listed phrase | zz listed | false",
        "zz | \u6d4bzz\u6d4b | true",
        "\u6d4b\u8bd5\u8bcd | \u8fd9\u662f\u6d4b\u8bd5\u8bcd\u5427 | true",
        "\u6d4b\u8bd5\u8bcd | a\u6d4b\u8bd5\u8bcdb | true",
        "\u0e17\u0e14\u0e2a\u0e2d\u0e1a | \u0e01\u0e32\u0e23\u0e17\u0e14\u0e2a\u0e2d\u0e1a\u0e19\u0e35\u0e49 | true",
        "\u0e17\u0e14 | \u0e17\u0e14\u0e34 | false",
        "\u304b | \u304c | false",
        "zz++ | a zz++11 | true",
        "#zz | a#zz | true",
        "#zz | a#zzz | false",
        "zz! | zz!! | true",
        "\ud83d\ude00 | a\ud83d\ude00b | true",
        "\ud801\udc28 | \ud801\udc28\ud801\udc29 | false",
        "\ud840\udc0b | \ud840\udc0b\ud840\udc0c | true",
        "\ud55c | \ud55c\uad6d | false",
        "stra\u00dfe | STRASSE | true",
        "zz | z\u200bz\u00ad | true",
        "zz | z\u0336z\u0336 | true",
        "cafe | caf\u00e9 | false",
      })
  void aTermNeverBeginsOrEndsInsideAWord(String term, String text, boolean found) {
    assertEquals(found ? 1 : 0, index(term).search().in(text).count());
  }

  @Test
  void overlappingAndNestedTermsAreAllFound() {
    TermIndex index = index("a b", "b c", "b", "a b c d", "c d", "c");
    assertEquals(6, index.search().in("x a b c d x").count());
    assertEquals(4, index.search().in("a b c x").count());
  }

  @Test
  void aTermCountsOnceAndTheHeaviestIsNamed() {
    TermIndex index =
        index(
            List.of(
                new Listed("zz-one", 0.1, 4),
                new Listed("zz-two", 0.2, 5),
                new Listed("zz-three", 0.2, 3),
                new Listed("ZZ ONE", 0.05, 0)));
    TermSearch search = index.search().in("zz-one, zz-two").in("zz-one and ZZ three");
    assertEquals(3, index.size());
    assertEquals(3, search.count());
    assertEquals(0.5, search.weight());
    assertEquals(3, search.entry());
    assertTrue(search.reaches(0.5));
    assertFalse(search.reaches(0.500001));
  }

  @Test
  void weightsAddUpExactly() {
    List<Listed> terms = IntStream.range(0, 10).mapToObj(i -> new Listed("t" + i, 0.1, i)).toList();
    TermSearch search = index(terms).search().in("t0 t1 t2 t3 t4 t5 t6 t7 t8 t9");
    assertTrue(search.reaches(1));
    assertEquals(1.0, search.weight());
  }

  @Test
  void aTermDoesNotGoOnInTheNextText() {
    assertEquals(0, index("zz listed").search().in("zz").in("listed").count());
  }

  @Test
  void whatWasNotFoundHasNoEntry() {
    TermSearch search = index("zz").search().in("nothing");
    assertFalse(search.reaches(1e-6));
    assertThrows(IllegalStateException.class, search::entry);
    assertEquals(0, index().search().in("nothing").count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "...", "\u200b\u0301", "\u0e34"})
  void aTermOfNothingIsNotListable(String term) {
    assertFalse(TermIndex.isListable(term));
    assertThrows(IllegalArgumentException.class, () -> index(term));
  }

  @Test
  void theSameTermsInAnyOrderGiveTheSameBytes() {
    List<Listed> terms = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      terms.add(new Listed("z" + text(random, 12), 1 + random.nextInt(3), i));
    }
    Sections one = TermIndex.build(terms);
    Collections.shuffle(terms, random);
    Sections two = TermIndex.build(terms);
    assertEquals(one.names(), two.names());
    for (String name : one.names()) {
      assertEquals(one.section(name), two.section(name), name);
    }
  }

  @Test
  void findsWhatANaiveSearchFinds() {
    int hits = 0;
    for (int seed = 0; seed < 4000; seed++) {
      Random random = new Random(seed);
      int letters = 2 + random.nextInt(ALPHABET.length - 2);
      int first = random.nextInt(ALPHABET.length);
      List<Listed> terms = new ArrayList<>();
      for (int n = 1 + random.nextInt(30); n > 0; n--) {
        String term = text(random, 1 + random.nextInt(5), first, letters);
        if (TermIndex.isListable(term)) {
          terms.add(new Listed(term, 1 + random.nextInt(9), random.nextInt(100)));
        }
      }
      TermSearch search = index(terms).search();
      List<String> texts = new ArrayList<>();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        String text = text(random, random.nextInt(60), first, letters);
        texts.add(text);
        search.in(text);
      }
      Map<String, Listed> expected = naive(terms, texts);
      hits += expected.size();
      assertEquals(expected.size(), search.count(), "seed " + seed);
      assertEquals(expected.values().stream().mapToDouble(Listed::weight).sum(), search.weight());
      if (!expected.isEmpty()) {
        double most = expected.values().stream().mapToDouble(Listed::weight).max().orElseThrow();
        int entry =
            expected.values().stream()
                .filter(t -> t.weight() == most)
                .mapToInt(Listed::entry)
                .min()
                .orElseThrow();
        assertEquals(entry, search.entry(), "seed " + seed);
      }
    }
    assertTrue(hits > 10_000, "only " + hits);
  }

  private static String text(Random random, int length) {
    return text(random, length, 0, ALPHABET.length);
  }

  private static String text(Random random, int length, int first, int letters) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET[(first + random.nextInt(letters)) % ALPHABET.length]);
    }
    return text.toString();
  }

  /** By normal form, of each the heaviest and then the lowest entry. */
  private static Map<String, Listed> naive(List<Listed> terms, List<String> texts) {
    Map<String, Listed> found = new LinkedHashMap<>();
    for (Listed term : terms) {
      String normal = TermText.of(term.text());
      if (texts.stream().anyMatch(text -> holds(TermText.of(text), normal))) {
        Listed other = found.get(normal);
        if (other == null
            || term.weight() > other.weight()
            || (term.weight() == other.weight() && term.entry() < other.entry())) {
          found.put(normal, term);
        }
      }
    }
    return found;
  }

  private static boolean holds(String text, String term) {
    for (int at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      if (!isInside(text, at) && !isInside(text, at + term.length())) {
        return true;
      }
    }
    return false;
  }

  /** From the platform's data, not from the tables under test. */
  private static boolean isInside(String text, int at) {
    if (at == 0 || at == text.length()) {
      return false;
    }
    if (Character.isLowSurrogate(text.charAt(at))) {
      return true;
    }
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at);
    return isMark(after) || (isSpaced(before) && isSpaced(after));
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isSpaced(int c) {
    return (Character.isLetterOrDigit(c) || isMark(c))
        && switch (Character.UnicodeScript.of(c)) {
          case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> false;
          default -> true;
        };
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a ", "\u6d4b", "\u0301", "\ud800", "\u0e01\u0e34", "! "})
  void hostileTextsAndNestedTermsTakeLinearTime(String one) {
    List<Listed> terms = new ArrayList<>();
    for (int i = 1; i <= 1500; i++) {
      terms.add(new Listed("z" + one.repeat(i), 1, i));
      terms.add(new Listed(one.repeat(i) + "b", 1, i));
      if (TermIndex.isListable(one.repeat(i))) {
        terms.add(new Listed(one.repeat(i), 1, i));
      }
    }
    TermIndex index = index(terms);
    assertTimeout(ofSeconds(3), () -> index.search().in(one.repeat(1_000_000)));
  }

  @Test
  void whatAnIndexLooksAtIsInItsSections() {
    Sections sections = TermIndex.build(List.of(new Listed("zz", 2, 7)));
    Sections copy = new Sections();
    for (String name : sections.names()) {
      ByteBuffer from = sections.section(name);
      copy.allocate(name, from.capacity()).put(from);
    }
    assertEquals(7, TermIndex.open(copy).search().in("a zz").entry());
  }
}
