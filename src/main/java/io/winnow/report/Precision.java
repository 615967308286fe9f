package io.winnow.report;

import io.winnow.summary.ListFigures;
import io.winnow.summary.ScoreFigures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often reviewers confirmed what was found, of what they looked at. It holds for the rest only
 * if they looked at a random sample.
 *
 * @param detection {@code list} or {@code model}
 * @param id the list or the model
 * @param version its version
 * @param rule the rule, of a model; null of a list
 * @param confirmed findings that a reviewer confirmed
 * @param falsePositive findings that a reviewer called wrong
 * @param share confirmed of both, 0–1
 * @param low lower end of its 95 % interval (Wilson)
 * @param high upper end
 */
public record Precision(
    String detection,
    String id,
    String version,
    @Nullable String rule,
    long confirmed,
    long falsePositive,
    double share,
    double low,
    double high) {

  /** Of every list and model rule that reviewers decided on, in their order. */
  public static List<Precision> all(List<ListFigures> lists, List<ScoreFigures> scores) {
    List<Precision> all = new ArrayList<>();
    for (ListFigures list : lists) {
      if (list.confirmed() + list.falsePositive() > 0) {
        all.add(
            of("list", list.id(), list.version(), null, list.confirmed(), list.falsePositive()));
      }
    }
    for (ScoreFigures score : scores) {
      if (score.confirmed() + score.falsePositive() > 0) {
        all.add(
            of(
                "model",
                score.modelId(),
                score.modelVersion(),
                score.rule(),
                score.confirmed(),
                score.falsePositive()));
      }
    }
    return all;
  }

  /**
   * Of counts.
   *
   * @throws IllegalArgumentException if both are 0
   */
  public static Precision of(
      String detection,
      String id,
      String version,
      @Nullable String rule,
      long confirmed,
      long falsePositive) {
    Wilson wilson = Wilson.of(confirmed, confirmed + falsePositive);
    return new Precision(
        detection,
        id,
        version,
        rule,
        confirmed,
        falsePositive,
        wilson.share(),
        wilson.low(),
        wilson.high());
  }
}
