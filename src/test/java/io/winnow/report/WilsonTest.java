package io.winnow.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WilsonTest {
  /**
   * Newcombe (Statistics in Medicine 17, 1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20.
   */
  @Test
  void agreesWithPublishedIntervals() {
    assertInterval(0.2553, 0.3662, Wilson.of(81, 263));
    assertInterval(0.0624, 0.1605, Wilson.of(15, 148));
    assertInterval(0.0000, 0.1611, Wilson.of(0, 20));
    assertInterval(0.0061, 0.1718, Wilson.of(1, 29));
  }

  private static void assertInterval(double low, double high, Wilson wilson) {
    assertEquals(low, wilson.low(), 0.00005);
    assertEquals(high, wilson.high(), 0.00005);
  }

  @Test
  void allOfAllEndsAtOne() {
    assertEquals(1.0, Wilson.of(20, 20).high(), 1e-12);
    assertEquals(1 - 0.1611, Wilson.of(20, 20).low(), 0.00005);
  }

  @Test
  void noCasesAreNoShare() {
    assertThrows(IllegalArgumentException.class, () -> Wilson.of(0, 0));
    assertThrows(IllegalArgumentException.class, () -> Wilson.of(3, 2));
  }
}
