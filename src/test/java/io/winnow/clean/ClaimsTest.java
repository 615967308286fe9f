package io.winnow.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://example.org/a?b=c",
        "urn:uuid:12345678-1234-1234-1234-123456789abc",
        "text/html; charset=utf-8",
        "https://example.org/data:2024,05",
      })
  void ordinaryClaimsStayAsTheyAre(String text) {
    assertEquals(text, Claims.inert(text));
  }

  @Test
  void noEncodedFileStaysInAnAddress() {
    String body = "iVBORw0KGgo".repeat(60);
    assertEquals("data:", Claims.inert("data:image/png;base64," + body));
    assertEquals("data:", Claims.inert(" DATA:,%89PNG%0d%0a"));
    assertEquals(
        "https://example.org/?p=data:",
        Claims.inert("https://example.org/?p=data:image/png;base64," + body));
    assertEquals("https://example.org/?p=", Claims.inert("https://example.org/?p=" + body));
  }
}
