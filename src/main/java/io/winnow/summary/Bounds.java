package io.winnow.summary;

import java.util.List;

/**
 * How much of everything a summary shows.
 *
 * @param causes most of them
 * @param hosts most of them, and of media types
 * @param shards most of them
 * @param cells most of them
 * @param sampled most rows
 * @param findings most of a sampled row
 * @param text most characters of a text that others have chosen
 * @param coverage most characters of what a list's coverage says
 * @param matches kinds of match that are told apart for a list
 */
record Bounds(
    int causes,
    int hosts,
    int shards,
    int cells,
    int sampled,
    int findings,
    int text,
    int coverage,
    int matches) {

  /**
   * From what is shown if there is room to what fits even where a policy has a thousand lists and a
   * thousand rules, and every text is of characters that JSON writes with six bytes. Texts give way
   * before rows do.
   */
  static final List<Bounds> LADDER =
      List.of(
          new Bounds(
              Summary.MOST_CAUSES,
              Summary.MOST_HOSTS,
              Summary.MOST_SHARDS,
              Summary.MOST_CELLS,
              Summary.MOST_SAMPLED,
              SampledRow.MOST_FINDINGS,
              Texts.ADDRESS,
              Texts.SENTENCE,
              40),
          new Bounds(200, 50, 50, 2_000, 500, 10, 1_000, 500, 40),
          new Bounds(200, 50, 50, 2_000, 500, 5, 500, 500, 40),
          new Bounds(200, 50, 50, 1_000, 500, 3, 250, 200, 20),
          new Bounds(100, 50, 50, 500, 500, 2, 120, 200, 20),
          new Bounds(100, 50, 50, 500, 500, 1, 60, 120, 10),
          new Bounds(50, 20, 20, 100, 100, 1, 60, 60, 4),
          new Bounds(20, 10, 10, 50, 0, 0, 30, 30, 2));
}
