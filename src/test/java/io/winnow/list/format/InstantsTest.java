package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
  @ParameterizedTest
  @CsvSource({
    "1714564800,2024-05-01T12:00:00Z",
    "1714564800.5,2024-05-01T12:00:00.5Z",
    "1704901040.222779,2024-01-10T15:37:20.222779Z",
    "2024-05-01T12:00:00Z,2024-05-01T12:00:00Z",
    "2024-05-01T12:00:00.250Z,2024-05-01T12:00:00.25Z",
    "2024-05-01T14:00:00+0200,2024-05-01T12:00:00Z",
    "2024-05-01T14:00:00+02:00,2024-05-01T12:00:00Z",
    "2024-05-01T12:00,2024-05-01T12:00:00Z",
    "2024-05-01,2024-05-01T00:00:00Z",
  })
  void readsWhatHoldersWrite(String text, String expected) {
    assertEquals(Optional.of(Instant.parse(expected)), Instants.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-03-03 23:05:22,587", "2025-03-03 23:05:22.587"})
  void readsAFractionBehindAComma(String text) {
    assertEquals(Optional.of(Instant.parse("2025-03-03T23:05:22.587Z")), Instants.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mine",
        "-1",
        "1e9",
        "2024-13-01",
        "2024-02-30T00:00:00Z",
        "2024-05-01T25:00:00Z",
        "2024-05-01T12:00:00+99:00",
        "01/05/2024",
      })
  void takesNothingElse(String text) {
    assertEquals(Optional.empty(), Instants.parse(text));
  }
}
