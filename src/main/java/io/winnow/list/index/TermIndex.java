package io.winnow.list.index;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds all listed words and phrases in a text, in one pass: an Aho-Corasick automaton over {@link
 * TermText}'s normal form.
 *
 * <p>A term never begins or ends inside a word: not between two letters or digits, and not before a
 * combining mark. Scripts that are written without spaces (Han, Hiragana, Katakana, Bopomofo, Thai,
 * Lao, Khmer, Myanmar) have no inside of words. A symbol of the automaton is a character and
 * whether a boundary lies before it; so what begins inside a word is never followed at all.
 *
 * <p>Immutable and thread-safe. Time is linear in the text, whatever the text and the terms are.
 */
public final class TermIndex {
  /** Weights are kept in millionths, so that sums do not depend on their order. */
  static final double MILLION = 1e6;

  private static final String STEPS = "term.steps";
  private static final String BACKS = "term.backs";
  private static final String OUTPUTS = "term.outputs";
  private static final String CLASSES = "term.classes";

  /** A state's base is where its children lie less their symbols; two flags stand below it. */
  static final int BASE_SHIFT = 2;

  /** In a state's base: it has another state to fall back to than the first. */
  static final int HAS_BACK = 2;

  /** In a state's base: a term ends there. */
  static final int HAS_OUTPUT = 1;

  /** An output: weight in millionths, entry, next output that ends here too. */
  static final int OUT = 16;

  static final int ENTRY = 8;
  static final int NEXT = 12;

  private static final int CLASS = 4;

  /** Of each state its base and flags, above them its parent: all that most steps look at. */
  final LongBuffer steps;

  /** Of each state the one to fall back to, above it the first output. */
  final LongBuffer backs;

  final ByteBuffer outputs;

  /**
   * Class of each unit, 0 for those that no term holds, above its {@link TermChars#KIND}. Not in
   * proportion to the list: 256 KiB.
   */
  final int[] units = new int[1 << 16];

  static final int CLASS_SHIFT = 3;

  private TermIndex(Sections sections) {
    steps = sections.section(STEPS).asLongBuffer();
    backs = sections.section(BACKS).asLongBuffer();
    outputs = sections.section(OUTPUTS);
    ByteBuffer pairs = sections.section(CLASSES);
    for (int unit = 0; unit < units.length; unit++) {
      units[unit] = TermChars.KIND[unit];
    }
    for (int at = 0; at < pairs.capacity(); at += CLASS) {
      units[pairs.getChar(at)] |= pairs.getChar(at + 2) << CLASS_SHIFT;
    }
  }

  /**
   * A term to be found.
   *
   * @param text as the holder writes it; {@link #isListable}
   * @param weight over 0, at most a million
   * @param entry number of its entry
   */
  public record Listed(String text, double weight, int entry) {
    @Override
    public String toString() {
      return "term:(hidden)";
    }
  }

  /** True unless nothing of a text is left to look for: it needs a letter, a digit or a symbol. */
  public static boolean isListable(String text) {
    String normal = TermText.of(text);
    return normal.codePoints().anyMatch(TermIndex::isSaying) && !isInside(normal.charAt(0));
  }

  private static boolean isSaying(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.OTHER_SYMBOL
        || type == Character.CURRENCY_SYMBOL
        || type == Character.MATH_SYMBOL;
  }

  private static boolean isInside(char c) {
    return (TermChars.KIND[c] & TermChars.INSIDE) != 0;
  }

  /** Whether a term may begin or end before that place of a text in normal form, from 1. */
  static boolean isBoundary(String text, int place) {
    int before = TermChars.KIND[text.charAt(place - 1)];
    if ((before & TermChars.SECOND_HALF) != 0 && place > 1) {
      before = TermChars.KIND[text.charAt(place - 2)];
    }
    int after = TermChars.KIND[text.charAt(place)];
    return (after & TermChars.INSIDE) == 0 && (before & after & TermChars.WORD) == 0;
  }

  /**
   * Compiles terms. Equal ones (in normal form) are one: the heaviest counts, of equally heavy ones
   * the one of the lowest entry. The same terms in any order give the same bytes.
   *
   * @throws IllegalArgumentException if one is not listable; never with its text
   */
  public static Sections build(List<Listed> terms) {
    TreeMap<String, Listed> distinct = new TreeMap<>();
    for (Listed term : terms) {
      if (!isListable(term.text())) {
        throw new IllegalArgumentException("a term without a letter, digit or symbol");
      }
      distinct.merge(TermText.of(term.text()), term, TermIndex::heavier);
    }
    Map<Character, Integer> classes = new TreeMap<>();
    distinct.keySet().forEach(t -> t.chars().forEach(c -> classes.put((char) c, 0)));
    Sections sections = new Sections();
    ByteBuffer pairs = sections.allocate(CLASSES, (long) CLASS * classes.size());
    int number = 0;
    for (Map.Entry<Character, Integer> entry : classes.entrySet()) {
      number++;
      entry.setValue(number);
      pairs.putChar(entry.getKey()).putChar((char) number);
    }
    TermTrie trie = new TermTrie(distinct.keySet().toArray(String[]::new), classes);
    long bytes = (long) Long.BYTES * trie.cells();
    trie.writeTo(sections.allocate(STEPS, bytes), sections.allocate(BACKS, bytes));
    ByteBuffer outputs = sections.allocate(OUTPUTS, (long) OUT * distinct.size());
    int term = 0;
    for (Listed listed : distinct.values()) {
      outputs.putLong(millionths(listed.weight())).putInt(listed.entry());
      outputs.putInt(trie.nextOutput(term));
      term++;
    }
    return sections;
  }

  private static Listed heavier(Listed a, Listed b) {
    return Comparator.comparingLong((Listed t) -> -millionths(t.weight()))
                .thenComparingInt(Listed::entry)
                .compare(a, b)
            <= 0
        ? a
        : b;
  }

  static long millionths(double weight) {
    return Math.max(1, Math.round(weight * MILLION));
  }

  /** The index that {@link #build} has made. */
  public static TermIndex open(Sections sections) {
    return new TermIndex(sections);
  }

  /** Number of different terms. */
  public int size() {
    return outputs.capacity() / OUT;
  }

  /** Begins a search; one for each item. */
  public TermSearch search() {
    return new TermSearch(this);
  }
}
