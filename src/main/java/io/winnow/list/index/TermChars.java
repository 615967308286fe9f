package io.winnow.list.index;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What each UTF-16 unit becomes in the form that terms and texts are compared in; {@link TermText}
 * says what that form is. Made once from the platform's Unicode data, which normalisation's
 * stability policy keeps the same for every character that was ever assigned.
 */
final class TermChars {
  /** In {@link #MAP}: it vanishes, as controls do; the marks here are controls themselves. */
  static final char REMOVED = 0;

  /** In {@link #MAP}: it may combine with what stands before it. */
  static final char COMBINING = 1;

  /** In {@link #MAP}: {@link #longer} says what it becomes. */
  static final char LONGER = 2;

  /** In {@link #MAP}: half of a pair. */
  static final char SURROGATE = 3;

  /** What a unit becomes: another one, at or over the space, or a mark. */
  static final char[] MAP = new char[1 << 16];

  /** Of a unit in normal form: some of the bits below. */
  static final byte[] KIND = new byte[1 << 16];

  /** In {@link #KIND}: two of these side by side are within one word. */
  static final int WORD = 1;

  /** In {@link #KIND}: no term begins before it, and none ends there. */
  static final int INSIDE = 2;

  /** In {@link #KIND}: the second half of a pair, of the same kind as the first. */
  static final int SECOND_HALF = 4;

  /** Nothing a unit becomes is longer (U+FDFA, an Arabic phrase, has 18). */
  static final int LONGEST = 18;

  /** Written without spaces between words. */
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  /** Where marks are accents or vowel points, which writers leave out or pile up. */
  private static final Set<UnicodeScript> ACCENTED =
      EnumSet.of(
          UnicodeScript.COMMON,
          UnicodeScript.INHERITED,
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.COPTIC,
          UnicodeScript.GLAGOLITIC,
          UnicodeScript.HEBREW,
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC);

  private static final String APOSTROPHES =
      "'`\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\u05f3";

  private static final int LAST_MAPPED = 0x2FFFF;

  /** Rank of a mark's combining class, 0 for what is not reordered. */
  private static final byte[] RANK = new byte[1 << 16];

  /** {@code first << 16 | second}, sorted, and what each pair is composed to. */
  private static final int[] PAIRS;

  private static final char[] COMPOSED;

  /** What can be taken apart, sorted, and into which pair. */
  private static final char[] COMPOSITES;

  private static final int[] PAIR_OF;

  private static final int[] LONGER_KEYS;
  private static final String[] LONGER_VALUES;

  static {
    TreeMap<Integer, Character> pairs = new TreeMap<>(Integer::compareUnsigned);
    TreeMap<Character, Integer> apart = new TreeMap<>();
    for (int c = 0x80; c < 1 << 16; c++) {
      int pair = isSameAlways(c) ? 0 : canonicalPair(c);
      if (pair != 0) {
        pairs.put(pair, (char) c);
        apart.put((char) c, pair);
      }
    }
    PAIRS = pairs.keySet().stream().mapToInt(Integer::intValue).toArray();
    COMPOSED = chars(pairs.values());
    COMPOSITES = chars(apart.keySet());
    PAIR_OF = apart.values().stream().mapToInt(Integer::intValue).toArray();
    rankMarks();
    TreeMap<Integer, String> longer = new TreeMap<>();
    for (int c = 0; c <= LAST_MAPPED; c++) {
      map(c, longer);
    }
    LONGER_KEYS = longer.keySet().stream().mapToInt(Integer::intValue).toArray();
    LONGER_VALUES = longer.values().toArray(String[]::new);
    for (int c = 0; c < KIND.length; c++) {
      KIND[c] = (byte) kind((char) c);
    }
  }

  private TermChars() {}

  /** What a code point becomes whose normal form is not one unit; null if that is itself. */
  static @Nullable String longer(int codePoint) {
    int at = Arrays.binarySearch(LONGER_KEYS, codePoint);
    return at < 0 ? null : LONGER_VALUES[at];
  }

  /** The composition of two units, or 0 if there is none. */
  static char composed(char first, char second) {
    if (isBetween(second, 0x1161, 0x1175) && isBetween(first, 0x1100, 0x1112)) {
      return (char) (0xAC00 + ((first - 0x1100) * 21 + (second - 0x1161)) * 28);
    }
    if (isBetween(second, 0x11A8, 0x11C2)
        && isBetween(first, 0xAC00, 0xD7A3)
        && (first - 0xAC00) % 28 == 0) {
      return (char) (first + second - 0x11A7);
    }
    int wanted = first << 16 | second;
    int low = 0;
    int high = PAIRS.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Integer.compareUnsigned(PAIRS[middle], wanted);
      if (order == 0) {
        return COMPOSED[middle];
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return 0;
  }

  /** The pair {@code first << 16 | second} that a unit is composed of, or 0. */
  static int pairOf(char composite) {
    int at = Arrays.binarySearch(COMPOSITES, composite);
    return at < 0 ? 0 : PAIR_OF[at];
  }

  /** Marks of one base stand in the order of their ranks; 0 for what is no such mark. */
  static int rank(char mark) {
    return RANK[mark];
  }

  /** Whether a mark that composes with nothing stays. */
  static boolean staysAlone(char c) {
    return !isMark(c) || !ACCENTED.contains(UnicodeScript.of(c));
  }

  static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean isBetween(int c, int first, int last) {
    return c >= first && c <= last;
  }

  /** Large stretches that need no look-up in the platform's data. */
  private static boolean isSameAlways(int c) {
    return isBetween(c, 0x3400, 0x4DBF)
        || isBetween(c, 0x4E00, 0x9FFF)
        || isBetween(c, 0xA000, 0xA4CF)
        || isBetween(c, 0xAC00, 0xF8FF)
        || isBetween(c, 0x12000, 0x167FF)
        || isBetween(c, 0x17000, 0x1AFFF)
        || isBetween(c, 0x20000, 0x2F7FF);
  }

  private static int canonicalPair(int c) {
    String text = String.valueOf((char) c);
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    if (apart.length() < 2 || !Normalizer.normalize(apart, Normalizer.Form.NFC).equals(text)) {
      return 0;
    }
    int last = apart.length() - 1;
    String first = Normalizer.normalize(apart.substring(0, last), Normalizer.Form.NFC);
    return first.length() == 1 ? first.charAt(0) << 16 | apart.charAt(last) : 0;
  }

  /** The platform does not tell combining classes, but its normaliser sorts by them. */
  private static void rankMarks() {
    List<Character> marks = new ArrayList<>();
    for (char c = 0x300; c < 0xFFFF; c++) {
      if (isMark(c) && (c == 0x345 || isSwapped('\u0345', c))) {
        marks.add(c);
      }
    }
    marks.sort((a, b) -> isSwapped(b, a) ? -1 : isSwapped(a, b) ? 1 : 0);
    int rank = 1;
    for (int i = 0; i < marks.size(); i++) {
      rank += i > 0 && isSwapped(marks.get(i), marks.get(i - 1)) ? 1 : 0;
      RANK[marks.get(i)] = (byte) rank;
    }
  }

  private static boolean isSwapped(char first, char second) {
    String sorted = Normalizer.normalize("x" + first + second, Normalizer.Form.NFD);
    return first != second && sorted.equals("x" + second + first);
  }

  private static void map(int c, Map<Integer, String> longer) {
    if (c <= 0xFFFF) {
      MAP[c] = (char) c;
      if (Character.isSurrogate((char) c)) {
        MAP[c] = SURROGATE;
        return;
      }
      if (isJamo(c)) {
        MAP[c] = COMBINING;
        return;
      }
    }
    if (isSameAlways(c)) {
      return;
    }
    String normal = normal(c);
    if (c > 0xFFFF) {
      if (!normal.equals(Character.toString(c))) {
        longer.put(c, normal);
      }
    } else if (normal.isEmpty()) {
      MAP[c] = REMOVED;
    } else if (normal.length() == 1 && !isCombining(normal.charAt(0))) {
      MAP[c] = normal.charAt(0);
    } else if (normal.charAt(0) == c) {
      MAP[c] = COMBINING;
    } else {
      MAP[c] = LONGER;
      longer.put(c, normal);
    }
  }

  /** The second and third letters of a Korean syllable, which join the first. */
  private static boolean isJamo(int c) {
    return isBetween(c, 0x1161, 0x1175) || isBetween(c, 0x11A8, 0x11C2);
  }

  private static boolean isCombining(char c) {
    return isMark(c) || isJamo(c);
  }

  private static String normal(int c) {
    if (isMark(c) && c <= 0xFFFF) {
      String apart = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
      boolean matters = apart.chars().anyMatch(m -> staysAlone((char) m) || composes((char) m));
      return isIgnored(c) || !matters ? "" : apart;
    }
    int plain = plain(c);
    int type = Character.getType(c);
    if (plain != c || type == Character.UNASSIGNED || type == Character.PRIVATE_USE) {
      return plain < 0 ? "" : Character.toString(plain);
    }
    String same = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFC);
    if (same.codePointAt(0) != c && same.codePointCount(0, same.length()) == 1) {
      return normal(same.codePointAt(0)); // Encoded twice, as the ohm sign.
    }
    String apart = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
    String folded = Normalizer.normalize(folded(folded(apart)), Normalizer.Form.NFKD);
    String composed = Normalizer.normalize(folded, Normalizer.Form.NFC);
    if (composed.length() == 1 && isMark(composed.charAt(0))) {
      return composed; // A half-width Japanese voicing mark.
    }
    StringBuilder kept = new StringBuilder();
    composed
        .codePoints()
        .filter(m -> !isMark(m) || !ACCENTED.contains(UnicodeScript.of(m)))
        .map(TermChars::plain)
        .filter(m -> m >= 0)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** A space or apostrophe for all that are one, -1 for what vanishes, else the same. */
  private static int plain(int c) {
    if (APOSTROPHES.indexOf(c) >= 0) {
      return '\'';
    }
    int type = Character.getType(c);
    boolean space =
        Character.isWhitespace(c)
            || Character.isSpaceChar(c)
            || type == Character.DASH_PUNCTUATION
            || type == Character.CONNECTOR_PUNCTUATION
            || c == 0x85
            || c == 0x2043
            || c == 0x2212;
    return space ? ' ' : isIgnored(c) ? -1 : c;
  }

  /** Zero-width, directional and filling characters, controls, and the Arabic stretcher. */
  private static boolean isIgnored(int c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.CONTROL
        || c == 0x34F
        || c == 0x640
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || isBetween(c, 0x180B, 0x180F)
        || c == 0x2065
        || c == 0x3164
        || isBetween(c, 0xFE00, 0xFE0F)
        || c == 0xFFA0
        || isBetween(c, 0xFFF0, 0xFFF8);
  }

  private static boolean composes(char mark) {
    return Arrays.stream(PAIRS).anyMatch(pair -> (char) pair == mark);
  }

  /** Case folded: {@code ß} is {@code ss}, {@code ς} is {@code σ}, the dotless i is an i. */
  private static String folded(String text) {
    StringBuilder folded = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isMark(c)) {
                folded.appendCodePoint(c);
              } else {
                Character.toString(c)
                    .toUpperCase(Locale.ROOT)
                    .codePoints()
                    .map(Character::toLowerCase)
                    .forEach(folded::appendCodePoint);
              }
            });
    return folded.toString();
  }

  private static int kind(char c) {
    if (Character.isLowSurrogate(c)) {
      return INSIDE | SECOND_HALF;
    }
    if (Character.isHighSurrogate(c)) {
      // Scripts beyond the basic plane; emoji, kana and ideographs there need no boundary.
      boolean scripts = c < 0xD83C && c != 0xD82C && c != 0xD834 && c != 0xD835;
      return scripts ? WORD : 0;
    }
    int inside = isMark(c) ? INSIDE : 0;
    boolean unspaced = UNSPACED.contains(UnicodeScript.of(c)) || isBetween(c, 0x3000, 0x30FF);
    boolean word = Character.isLetterOrDigit(c) || inside != 0;
    return inside | (word && !unspaced ? WORD : 0);
  }

  private static char[] chars(Iterable<Character> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(text::append);
    return text.toString().toCharArray();
  }
}
