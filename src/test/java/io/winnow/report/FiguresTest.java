package io.winnow.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void sharesNeverRoundSomethingToNothingOrToAll() {
    assertEquals("0.0 %", Figures.share(0, 10));
    assertEquals("under 0.1 %", Figures.share(1, 1_000_000));
    assertEquals("33.3 %", Figures.share(1, 3));
    assertEquals("over 99.9 %", Figures.share(999_999, 1_000_000));
    assertEquals("100.0 %", Figures.share(5, 5));
    assertEquals("—", Figures.share(0, 0));
  }

  @Test
  void numbersHaveSeparatorsAndUnits() {
    assertEquals("1,234,567", Figures.count(1_234_567));
    assertEquals("999", Figures.count(999));
    assertEquals("1,000", Figures.count(1_000));
    assertEquals("-123,456", Figures.count(-123_456));
    assertEquals("-9,223,372,036,854,775,808", Figures.count(Long.MIN_VALUE));
    assertEquals("1 shard", Figures.count(1, "shard", "shards"));
    assertEquals("0 shards", Figures.count(0, "shard", "shards"));
    assertEquals("1,023 B".replace(",", ""), Figures.size(1_023));
    assertEquals("1.5 MiB", Figures.size(3 << 19));
    assertEquals("0.70", Figures.score(0.7));
    assertEquals("0.7051", Figures.score(0.70512));
  }

  @Test
  void timesAreUtcToTheSecond() {
    assertEquals("2026-05-02T10:00:00Z", Figures.time("2026-05-02T10:00:00.987654321Z"));
    assertEquals("not a time", Figures.time("not a time"));
    assertEquals("20.1 s", Figures.duration(Duration.ofMillis(20_136)));
    assertEquals("1 h 12 min", Figures.duration(Duration.ofSeconds(4_360)));
  }
}
