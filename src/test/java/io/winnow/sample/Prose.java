package io.winnow.sample;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Pages about paths, bread, wood and weather, put together from a stock of sentences. */
final class Prose {
  static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "it", "pl", "pt", "nl", "ru", "ja", "ar", "hi");
  private static final List<String> PLACES =
      List.of("Orre", "Valmira", "Tessin", "Hollow", "Brannik", "Sulma", "Quenta", "Arosfeld");

  private final String language;
  private final int seed;
  private final List<String> titles = new ArrayList<>();
  private final List<String> alts = new ArrayList<>();
  private final List<String> sentences = new ArrayList<>();

  /**
   * A page's worth of prose.
   *
   * @param seed which: equal seeds give equal pages
   */
  Prose(String language, int seed) {
    this.language = language;
    this.seed = seed;
    byte[] stock = Vectors.resource("sentences/" + language + ".txt");
    new String(stock, StandardCharsets.UTF_8).lines().forEach(this::sort);
  }

  private void sort(String line) {
    if (line.startsWith("# ")) {
      titles.add(line.substring(2));
    } else if (line.startsWith("! ")) {
      alts.add(line.substring(2));
    } else {
      sentences.add(line);
    }
  }

  String language() {
    return language;
  }

  String title() {
    return pick(titles, 0) + " – " + pick(PLACES, 1);
  }

  String alt(int which) {
    return alts.get((seed + which) % alts.size());
  }

  /** Paragraphs of three or four sentences, no sentence twice until the stock is used up. */
  List<String> paragraphs(int count) {
    int[] step = {3, 5, 9, 11, 13};
    int stride = step[seed % step.length];
    List<String> paragraphs = new ArrayList<>();
    int next = draw(2, sentences.size());
    int used = 0;
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      int length = 3 + draw(10 + i, 2);
      for (int j = 0; j < length; j++, used++) {
        text.append(filled(sentences.get(next), used)).append(language.equals("ja") ? "" : " ");
        next = (next + stride) % sentences.size();
      }
      paragraphs.add(text.toString().strip());
    }
    return paragraphs;
  }

  private String filled(String sentence, int salt) {
    return sentence
        .replace("{n}", String.valueOf(4 + draw(100 + salt, 40)))
        .replace("{p}", pick(PLACES, 200 + salt));
  }

  private String pick(List<String> stock, int salt) {
    return stock.get(draw(salt, stock.size()));
  }

  private int draw(int salt, int bound) {
    return (int) (Formulas.unit(seed, salt, 77) * bound);
  }
}
