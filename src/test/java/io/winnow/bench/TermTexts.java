package io.winnow.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Texts of 4 MB with 10,000 terms each, made up from syllables by a seed. */
public enum TermTexts {
  NO_TERMS("English-like text, one term: normalisation alone"),
  OTHER_WORDS("English-like text, terms of other words"),
  WORDS("English-like text, terms that begin as its words"),
  ACCENTS("the same with accents, curly quotes, capitals"),
  OWN_WORDS("English-like text, terms are its own words"),
  CHINESE("Chinese-like text, half of the terms Chinese"),
  PREFIXES("worst: a text of prefixes of terms"),
  NESTED("worst: one letter over and over, nested terms"),
  MARKS("worst: combining marks only");

  private static final int TERMS = 10_000;
  private static final int TEXT = 4 << 20;

  private static final String[] SYLLABLES = {
    "a", "be", "con", "der", "er", "for", "ge", "hin", "in", "ke", "la", "men", "no", "or", "pre",
    "re", "ser", "tion", "un", "ver"
  };

  private final String title;

  TermTexts(String title) {
    this.title = title;
  }

  /** What the table calls it. */
  String title() {
    return title;
  }

  /** A text and the terms to look for. */
  record Sample(String text, List<String> terms) {
    /** Bytes of UTF-8. */
    int bytes() {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }
  }

  /** The same each time. */
  Sample sample() {
    Random random = new Random(17);
    List<String> words = words(random);
    List<String> terms = terms(words, random);
    return switch (this) {
      case NO_TERMS -> new Sample(sentences(random, words, false), List.of("zzzz"));
      case OTHER_WORDS -> new Sample(sentences(random, words, false), others(random));
      case WORDS -> new Sample(sentences(random, words, false), terms);
      case ACCENTS -> new Sample(sentences(random, words, true), terms);
      case OWN_WORDS -> new Sample(sentences(random, words, false), words.subList(0, TERMS));
      case CHINESE -> new Sample(ideographs(random, TEXT / 3), halfChinese(terms, random));
      case PREFIXES -> new Sample(prefixes(terms, random), terms);
      case NESTED -> new Sample("a ".repeat(TEXT / 2), nested());
      case MARKS -> new Sample("e\u0301\u0323".repeat(TEXT / 5), terms);
    };
  }

  private static List<String> words(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      StringBuilder word = new StringBuilder();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      words.add(word.toString());
    }
    return words;
  }

  private static List<String> terms(List<String> words, Random random) {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < TERMS; i++) {
      String word = words.get(random.nextInt(words.size()));
      String other = words.get(random.nextInt(words.size()));
      String rare = word + "z" + other.charAt(0);
      terms.add(i % 3 == 0 ? word + " " + other + " " + rare : rare);
    }
    return terms;
  }

  private static List<String> others(Random random) {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < TERMS; i++) {
      terms.add(letters(random) + (i % 3 == 0 ? " " + letters(random) : ""));
    }
    return terms;
  }

  private static List<String> halfChinese(List<String> terms, Random random) {
    List<String> mixed = new ArrayList<>();
    for (int i = 0; i < TERMS; i++) {
      mixed.add(i % 2 == 0 ? terms.get(i) : ideographs(random, 2 + random.nextInt(3)));
    }
    return mixed;
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

  private static String prefixes(List<String> terms, Random random) {
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
}
