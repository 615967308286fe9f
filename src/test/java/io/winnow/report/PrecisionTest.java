package io.winnow.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PrecisionTest {
  /**
   * Solves the equation that defines Wilson's interval, (p − share)² = z² p (1 − p) / n, by
   * bisection instead of by its closed form.
   */
  private static double end(double share, double n, double from, double to) {
    double z = 1.959963984540054;
    double inside = share;
    double outside = from == share ? to : from;
    for (int i = 0; i < 200; i++) {
      double p = (inside + outside) / 2;
      boolean isIn = (p - share) * (p - share) <= z * z * p * (1 - p) / n;
      inside = isIn ? p : inside;
      outside = isIn ? outside : p;
    }
    return inside;
  }

  @Test
  void theIntervalIsWhatWilsonsEquationSays() {
    for (long[] counts : new long[][] {{9, 1}, {1, 0}, {0, 7}, {50, 50}, {980, 20}}) {
      Precision found = Precision.of("list", "x", "1", null, counts[0], counts[1]);
      double n = counts[0] + counts[1];
      double share = Objects.requireNonNull(found.share());
      assertEquals(counts[0] / n, share, 1e-12);
      assertEquals(end(share, n, 0, share), Objects.requireNonNull(found.low()), 1e-9);
      assertEquals(end(share, n, share, 1), Objects.requireNonNull(found.high()), 1e-9);
    }
  }

  /** A reviewer can say of a csam match that it is right, and cannot say that it is wrong. */
  @Test
  void ofACsamListItIsNotMeasuredWhateverWasSaid() {
    ReportedRun run = new PaperRun().list("zz-known", "csam", 7, 0).build();
    assertEquals(
        List.of(
            new Precision("list", "zz-known", "2026-05-01.1", null, false, 0, 0, null, null, null)),
        Precision.all(run.summary().lists(), run.summary().scores()));
  }

  @Test
  void whatNobodyReviewedHasNone() {
    ReportedRun run = new PaperRun().list("zz-sites", "custom", 0, 0).score("nsfw", 3, 1).build();
    List<Precision> found = Precision.all(run.summary().lists(), run.summary().scores());
    assertEquals(1, found.size());
    assertEquals("model", found.get(0).detection());
    assertEquals("nsfw", found.get(0).rule());
    assertEquals(0.75, found.get(0).share());
  }
}
