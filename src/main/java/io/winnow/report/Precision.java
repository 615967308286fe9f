package io.winnow.report;

import io.winnow.core.Purpose;
import io.winnow.summary.ListFigures;
import io.winnow.summary.ScoreFigures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often reviewers confirmed what was found, of what they looked at. It holds for the rest only
 * if they looked at a random sample.
 *
 * <p>Of a csam list it is not measured: that a match of it is wrong is nothing a reviewer can
 * decide, so that all decisions which there can be would confirm it.
 *
 * @param detection {@code list} or {@code model}
 * @param id the list or the model
 * @param version its version
 * @param rule the rule, of a model; null of a list
 * @param measured whether there is a share
 * @param confirmed findings that a reviewer confirmed; 0 if it is not measured
 * @param falsePositive findings that a reviewer called wrong; 0 if it is not measured
 * @param share confirmed of both, 0–1; null if it is not measured
 * @param low lower end of its 95 % interval (Wilson); null if it is not measured
 * @param high upper end; null if it is not measured
 */
public record Precision(
    String detection,
    String id,
    String version,
    @Nullable String rule,
    boolean measured,
    long confirmed,
    long falsePositive,
    @Nullable Double share,
    @Nullable Double low,
    @Nullable Double high) {

  /** Of every csam list, and of every other list and model rule that reviewers decided on. */
  public static List<Precision> all(List<ListFigures> lists, List<ScoreFigures> scores) {
    List<Precision> all = new ArrayList<>();
    for (ListFigures list : lists) {
      if (list.purpose().equals(Purpose.CSAM.id())) {
        all.add(notMeasured("list", list.id(), list.version(), null));
      } else if (list.confirmed() + list.falsePositive() > 0) {
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

  /** Of what no reviewer can call wrong. */
  public static Precision notMeasured(
      String detection, String id, String version, @Nullable String rule) {
    return new Precision(detection, id, version, rule, false, 0, 0, null, null, null);
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
        true,
        confirmed,
        falsePositive,
        wilson.share(),
        wilson.low(),
        wilson.high());
  }
}
