package io.winnow.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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
      assertEquals(counts[0] / n, found.share(), 1e-12);
      assertEquals(end(found.share(), n, 0, found.share()), found.low(), 1e-9);
      assertEquals(end(found.share(), n, found.share(), 1), found.high(), 1e-9);
    }
  }

  @Test
  void whatNobodyReviewedHasNone() {
    ReportedRun run = new PaperRun().list("zz-known", "csam", 0, 0).score("nsfw", 3, 1).build();
    List<Precision> found = Precision.all(run.summary().lists(), run.summary().scores());
    assertEquals(1, found.size());
    assertEquals("model", found.get(0).detection());
    assertEquals("nsfw", found.get(0).rule());
    assertEquals(0.75, found.get(0).share());
  }
}
