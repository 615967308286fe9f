package io.winnow.bench;

import io.winnow.list.index.TermIndex;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntSupplier;

/**
 * How fast 10,000 terms are looked for: megabytes of UTF-8 text a second of thread CPU, with
 * normalisation, against {@code String.contains} term by term. Words and terms are made up from
 * syllables by a seed.
 */
public final class TermSpeed {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int TERMS = 10_000;
  private static final int TEXT = 4 << 20;

  private static final String[] SYLLABLES = {
    "a", "be", "con", "der", "er", "for", "ge", "hin", "in", "ke", "la", "men", "no", "or", "pre",
    "re", "ser", "tion", "un", "ver"
  };

  private TermSpeed() {}

  /** No arguments. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    Random random = new Random(17);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      StringBuilder word = new StringBuilder();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      words.add(word.toString());
    }
    List<String> latin = new ArrayList<>();
    List<String> others = new ArrayList<>();
    List<String> mixed = new ArrayList<>();
    for (int i = 0; i < TERMS; i++) {
      String word = words.get(random.nextInt(words.size()));
      String other = words.get(random.nextInt(words.size()));
      String rare = word + "z" + other.charAt(0);
      latin.add(i % 3 == 0 ? word + " " + other + " " + rare : rare);
      others.add(letters(random) + (i % 3 == 0 ? " " + letters(random) : ""));
      mixed.add(i % 2 == 0 ? rare : ideographs(random, 2 + random.nextInt(3)));
    }
    String english = sentences(random, words, false);
    String accents = sentences(random, words, true);
    String chinese = ideographs(random, TEXT / 3);
    run("warming up", english, latin);
    run("English-like text, one term: normalisation alone", english, List.of("zzzz"));
    run("English-like text, terms of other words", english, others);
    run("English-like text, terms that begin as its words", english, latin);
    run("the same with accents, curly quotes, capitals", accents, latin);
    run("English-like text, half of the terms Chinese", english, mixed);
    run("Chinese-like text, half of the terms Chinese", chinese, mixed);
    run("English-like text, terms are its own words", english, words.subList(0, TERMS));
    run("worst: a text of prefixes of terms", worst(latin, random), latin);
    run("worst: one letter over and over, nested terms", "a ".repeat(TEXT / 2), nested());
    run("combining marks", "e\u0301\u0323".repeat(TEXT / 5), latin);
  }

  private static String letters(Random random) {
    StringBuilder word = new StringBuilder();
    for (int n = 4 + random.nextInt(6); n > 0; n--) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  private static String ideographs(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      // Few are frequent, as in any language.
      double share = Math.pow(random.nextDouble(), 3);
      text.append((char) (0x4E00 + (int) (share * 4000)));
    }
    return text.toString();
  }

  private static String sentences(Random random, List<String> words, boolean accents) {
    StringBuilder text = new StringBuilder();
    while (text.length() < TEXT) {
      double share = Math.pow(random.nextDouble(), 3);
      String word = words.get((int) (share * words.size()));
      if (accents && random.nextInt(3) == 0) {
        word = word.replace('e', '\u00e9').toUpperCase(Locale.ROOT) + "\u2019s";
      }
      text.append(word).append(random.nextInt(9) == 0 ? ", " : " ");
    }
    return text.toString();
  }

  private static String worst(List<String> terms, Random random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < TEXT) {
      String term = terms.get(random.nextInt(terms.size()));
      text.append(term, 0, term.length() - 1).append(' ');
    }
    return text.toString();
  }

  private static List<String> nested() {
    List<String> terms = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      terms.add("a ".repeat(i) + "a");
      terms.add("a ".repeat(i) + "b");
    }
    return terms;
  }

  @SuppressWarnings("SystemOut")
  private static void run(String what, String text, List<String> terms) {
    List<TermIndex.Listed> listed = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      listed.add(new TermIndex.Listed(terms.get(i), 1, i));
    }
    long start = THREADS.getCurrentThreadCpuTime();
    var sections = TermIndex.build(listed);
    double built = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    TermIndex index = TermIndex.open(sections);
    double bytes = text.getBytes(StandardCharsets.UTF_8).length / 1e6;
    double[] seconds = new double[15];
    int found = 0;
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = seconds(() -> index.search().in(text).count());
      found = index.search().in(text).count();
    }
    Arrays.sort(seconds);
    // The same text would take a minute term by term.
    String piece = text.substring(0, text.length() / 256);
    double pieceBytes = piece.getBytes(StandardCharsets.UTF_8).length / 1e6;
    double naive = seconds(() -> contains(piece, terms));
    naive = Math.min(naive, seconds(() -> contains(piece, terms)));
    System.out.printf(
        "%-50s %6.0f MB/s; contains %.3f MB/s; %,d terms (%,d KB, built in %.0f ms), %,d found%n",
        what,
        bytes / seconds[seconds.length / 2],
        pieceBytes / naive,
        index.size(),
        sections.bytes() / 1000,
        built,
        found);
  }

  private static int contains(String text, List<String> terms) {
    String folded = text.toLowerCase(Locale.ROOT);
    int count = 0;
    for (String term : terms) {
      count += folded.contains(term) ? 1 : 0;
    }
    return count;
  }

  private static double seconds(IntSupplier work) {
    long start = THREADS.getCurrentThreadCpuTime();
    if (work.getAsInt() < 0) {
      throw new IllegalStateException("a count is not negative");
    }
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
  }
}
