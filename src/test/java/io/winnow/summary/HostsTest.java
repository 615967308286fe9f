package io.winnow.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {
  private final Hosts hosts = new Hosts();

  @ParameterizedTest
  @CsvSource({
    "https://WWW.Example.COM:8080/a?b#c, www.example.com",
    "http://user:secret@example.com/, example.com",
    "https://bücher.example/, xn--bcher-kva.example",
    "https://example.com./, example.com",
    "http://192.0.2.7/x, 192.0.2.7",
    "'http://[2001:DB8::1]/', 2001:db8::1",
    "screenshot:https://example.com/, example.com",
    "dns:example.com, (no host)",
    "http://a b/, (malformed)",
    "http://[/, (malformed)",
  })
  void aHostIsCountedInOneForm(String url, String host) {
    assertEquals(host, hosts.of(url));
  }

  @Test
  void aHostIsCutToWhatADomainNameCanBe() {
    String host = hosts.of("http://" + "a".repeat(100_000) + ".example/");
    assertEquals("a".repeat(253), host);
  }

  /** Quadratic work on addresses of 100 kB would be hours for a ledger. */
  @Test
  void blanksInsideALongAddressCostNoMoreThanOthers() {
    String url = "http://example.com/" + " ".repeat(300_000) + "a";
    assertEquals("example.com", assertTimeout(Duration.ofSeconds(20), () -> hosts.of(url)));
  }
}
