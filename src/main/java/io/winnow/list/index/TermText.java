package io.winnow.list.index;

import org.jspecify.annotations.Nullable;

/**
 * The form that terms and texts are compared in, made piece by piece.
 *
 * <ul>
 *   <li>Unicode NFKC and case folding: full-width letters, ligatures and capitals are plain
 *       letters.
 *   <li>Zero-width characters, soft hyphens, controls, directional marks, variation selectors and
 *       the Arabic stretcher vanish.
 *   <li>White space, hyphens, dashes and underscores are a space, and a run of them is one: {@code
 *       zz-term}, {@code zz_term} and {@code zz term} are the same. All apostrophes are one.
 *   <li>An accent that makes a letter of its own with its base stays ({@code é} is not {@code e}).
 *       One that does not (struck-out or piled-up letters), and Hebrew and Arabic vowel points,
 *       vanish. Marks of scripts whose vowels are marks (Thai, Devanagari …) stay.
 * </ul>
 *
 * <p>Canonically equivalent texts of the basic plane have one form, as long as a letter has no more
 * than 30 marks; further ones vanish. Linear in the length of the text, whatever it is. Not
 * thread-safe; one object reads many texts.
 */
final class TermText {
  private static final int PIECE = 2048;
  private static final int MOST_MARKS = 30;

  private final char[] in = new char[PIECE];
  private final char[] out = new char[PIECE + MOST_MARKS + TermChars.LONGEST + 2];
  private final char[] marks = new char[MOST_MARKS];
  private String text = "";
  private int taken;
  private int at;
  private int end;
  private char firstHalf;

  /** Filled so far, and how much of that was handed out. */
  private int filled;

  private int given;

  /** The letter that marks are put on, how many it has, and where it ends with them. */
  private int base;

  private char bareBase;
  private int markCount;
  private int clusterEnd;

  TermText() {}

  /** The normal form of a text, without spaces at its ends. */
  static String of(String text) {
    TermText normal = new TermText();
    normal.start(text);
    StringBuilder all = new StringBuilder();
    for (int n = normal.next(); n >= 0; n = normal.next()) {
      all.append(normal.piece(), 0, n);
    }
    return all.toString().strip();
  }

  /** Begins another text. */
  void start(String text) {
    this.text = text;
    taken = 0;
    at = 0;
    end = 0;
    firstHalf = 0;
    filled = 0;
    given = 0;
    clusterEnd = -1;
  }

  /** Holds what {@link #next} has made, from its beginning. */
  char[] piece() {
    return out;
  }

  /** Makes the next piece: its number of units, or -1 at the end of the text. */
  int next() {
    if (given > 0) {
      System.arraycopy(out, given, out, 0, filled - given);
      filled -= given;
      base -= given;
      clusterEnd -= given;
      given = 0;
    }
    boolean atEnd = false;
    while (filled < PIECE && !atEnd) {
      plain();
      if (at < end) {
        special(in[at++]);
      } else {
        atEnd = !refill();
      }
    }
    if (atEnd) {
      half();
      given = filled;
      return filled == 0 ? -1 : filled;
    }
    // The last letter may get marks yet.
    given = filled == clusterEnd ? base : filled - 1;
    return given;
  }

  private boolean refill() {
    end = Math.min(PIECE, text.length() - taken);
    text.getChars(taken, taken + end, in, 0);
    taken += end;
    at = 0;
    return end > 0;
  }

  /** The usual way: unit by unit, until something special comes. */
  private void plain() {
    if (firstHalf != 0) {
      return;
    }
    char[] from = in;
    char[] to = out;
    int i = at;
    int o = filled;
    int stop = Math.min(end, i + PIECE - o);
    while (i < stop) {
      char c = TermChars.MAP[from[i]];
      if (c > ' ') {
        to[o++] = c;
      } else if (c < ' ') {
        break;
      } else if (o > 0 && to[o - 1] != ' ') {
        to[o++] = ' ';
      }
      i++;
    }
    at = i;
    filled = o;
  }

  private void special(char c) {
    if (firstHalf != 0) {
      char first = firstHalf;
      if (Character.isLowSurrogate(c)) {
        firstHalf = 0;
        pair(first, c);
        return;
      }
      half();
    }
    char mapped = TermChars.MAP[c];
    switch (mapped) {
      case TermChars.REMOVED -> {}
      case TermChars.COMBINING -> combine(c);
      case TermChars.LONGER -> longer(TermChars.longer(c));
      case TermChars.SURROGATE -> {
        if (Character.isHighSurrogate(c)) {
          firstHalf = c;
        } else {
          put('\ufffd');
        }
      }
      default -> put(mapped);
    }
  }

  /** A first half without a second one. */
  private void half() {
    if (firstHalf != 0) {
      firstHalf = 0;
      put('\ufffd');
    }
  }

  private void pair(char first, char second) {
    int codePoint = Character.toCodePoint(first, second);
    String longer = codePoint >= 0xE0000 ? beyond(codePoint) : TermChars.longer(codePoint);
    if (longer == null) {
      put(first);
      put(second);
    } else {
      longer(longer);
    }
  }

  /** Tags and variation selectors vanish. */
  private static @Nullable String beyond(int codePoint) {
    return codePoint <= 0xE0FFF ? "" : null;
  }

  private void longer(@Nullable String text) {
    if (text != null) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (TermChars.MAP[c] == TermChars.COMBINING) {
          combine(c);
        } else {
          put(c);
        }
      }
    }
  }

  private void put(char c) {
    if (c != ' ' || (filled > 0 && out[filled - 1] != ' ')) {
      out[filled++] = c;
    }
  }

  /** Puts a mark where it belongs: on the letter before it, or behind. */
  private void combine(char mark) {
    int rank = TermChars.rank(mark);
    boolean open = filled == clusterEnd;
    if (rank == 0) {
      boolean adjacent = filled > 0 && (!open || base == filled - 1);
      char composed = adjacent ? TermChars.composed(out[filled - 1], mark) : 0;
      if (composed != 0) {
        out[filled - 1] = composed;
        clusterEnd = -1;
      } else if (TermChars.staysAlone(mark)) {
        put(mark);
        clusterEnd = -1;
      }
      return;
    }
    if (filled == 0) {
      return; // There is nothing to put it on.
    }
    if (!open) {
      open();
    }
    if (markCount < MOST_MARKS) {
      insert(mark, rank);
    }
    boolean isLast =
        at == end || TermChars.MAP[in[at]] != TermChars.COMBINING || TermChars.rank(in[at]) == 0;
    if (isLast) {
      rebuild(); // Once for a run of marks, however long.
    }
  }

  /** Takes the last letter apart. */
  private void open() {
    base = filled - 1;
    clusterEnd = filled;
    bareBase = out[base];
    markCount = 0;
    for (int pair = TermChars.pairOf(bareBase);
        pair != 0 && TermChars.rank((char) pair) > 0 && markCount < MOST_MARKS;
        pair = TermChars.pairOf(bareBase)) {
      System.arraycopy(marks, 0, marks, 1, markCount);
      marks[0] = (char) pair;
      markCount++;
      bareBase = (char) (pair >>> 16);
    }
  }

  private void insert(char mark, int rank) {
    int place = markCount;
    while (place > 0 && TermChars.rank(marks[place - 1]) > rank) {
      marks[place] = marks[place - 1];
      place--;
    }
    marks[place] = mark;
    markCount++;
  }

  private void rebuild() {
    filled = base;
    out[filled++] = bareBase;
    int lastRank = 0;
    for (int i = 0; i < markCount; i++) {
      char mark = marks[i];
      int rank = TermChars.rank(mark);
      char composed = rank > lastRank ? TermChars.composed(out[base], mark) : 0;
      if (composed != 0) {
        out[base] = composed;
      } else if (TermChars.staysAlone(mark)) {
        out[filled++] = mark;
        lastRank = rank;
      }
    }
    clusterEnd = filled;
  }
}
