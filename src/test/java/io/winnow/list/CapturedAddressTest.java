package io.winnow.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapturedAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://listed.example/a",
        "\u0001https://listed.example/a",
        "\ufeffhttp://listed.example/a\u0000",
        "screenshot:https://listed.example/a",
        "urn:thumbnail:https://listed.example/a",
        "urn:view:http://listed.example/a",
        "ftp://listed.example/a",
      })
  void theHostBehindAnAddressIsFound(String url) {
    assertEquals("listed.example", CapturedAddress.of(url).web().orElseThrow().host());
    assertFalse(CapturedAddress.of(url).isMalformed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a b/", "ftp://a b/", "wss://[/", "/path/alone", "a b"})
  void whatCannotBeReadIsMalformed(String url) {
    assertTrue(CapturedAddress.of(url).isMalformed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dns:example.org", "urn:X-crawler:log", "data:,x", "file:///a/b"})
  void whatIsNotOfTheWebHasNoHost(String url) {
    assertFalse(CapturedAddress.of(url).isMalformed());
  }
}
