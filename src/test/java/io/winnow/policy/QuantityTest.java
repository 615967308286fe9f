package io.winnow.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "BYTES, 64 MiB, 67108864",
    "BYTES, 64MiB, 67108864",
    "BYTES, 1.5 GiB, 1610612736",
    "BYTES, 0.5 KiB, 512",
    "BYTES, 7 B, 7",
    "PIXELS, 64 MP, 64000000",
    "PIXELS, 0.3 MP, 300000",
    "TIME, 20 s, 20000",
    "TIME, 30 d, 2592000000",
    "TIME, 1.5 h, 5400000",
    "TIME, 90min, 5400000"
  })
  void readsNumbersWithTheirUnit(Quantity kind, String text, long value) {
    assertEquals(new Quantity.Parsed(value, Optional.empty()), kind.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "BYTES, 64",
    "BYTES, MiB",
    "BYTES, -1 MiB",
    "BYTES, 1 mib",
    "BYTES, 1e3 B",
    "BYTES, 0.5 B",
    "BYTES, 9999999999999999 GiB",
    "PIXELS, 1 GP",
    "TIME, 1 w",
    "TIME, 1 s 2 ms",
    "TIME, '1,5 h'"
  })
  void refusesAnythingElse(Quantity kind, String text) {
    assertEquals(true, kind.parse(text).problem().isPresent());
  }

  @Test
  void writesTheLargestUnitThatIsExact() {
    assertEquals("1536 MiB", Quantity.BYTES.format(3L << 29));
    assertEquals("1 GiB", Quantity.BYTES.format(1L << 30));
    assertEquals("1025 B", Quantity.BYTES.format(1025));
    assertEquals("36 h", Quantity.TIME.format(36 * 3_600_000L));
    assertEquals("64000001 px", Quantity.PIXELS.format(64_000_001));
  }
}
