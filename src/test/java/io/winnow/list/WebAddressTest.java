package io.winnow.list;

import static io.winnow.list.Lists.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "https://example.com/",
        "HTTP://EXAMPLE.COM:8080/",
        "http://user:secret@example.com/#part",
        "http://a@b@example.com/",
        "http://example.com./",
        "//example.com/",
        "example.com",
        "example.com/",
        "example.com:80",
        "  http://example.com/  ",
        "http:\\\\example.com\\",
        "http:/example.com/",
        "http://ex%61mple.com/",
        "http://exa\u00admple.com/",
        "http://exa\u2060mp\ufe0fle.com/",
        "http://example\u3002com/",
        "http://\uff45xample.com/",
        "ht\ntp://exam\tple.com/",
        "http://example.com/a/..",
        "http://example.com/./",
        "http://example.com?",
      })
  void writesOneAddressInOneWay(String url) {
    assertEquals("example.com/", address(url).canonical());
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/%7euser/%2f%c3%a4, example.com/~user/%2F%C3%A4",
    "http://example.com/ä b, example.com/%C3%A4%20b",
    "http://example.com/100%, example.com/100%25",
    "http://example.com/a/%2E%2e/b, example.com/b",
    "http://example.com/A?B=/../c#d, example.com/A?B=/../c",
    "http://example.com?x, example.com/?x",
    "http://good.example\\@evil.example/, good.example/@evil.example/",
    "http://bücher.example/, xn--bcher-kva.example/",
    "http://BÜCHER.example/, xn--bcher-kva.example/",
    "http://XN--BCHER-KVA.example/, xn--bcher-kva.example/",
    "http://faß.example/, xn--fa-hia.example/",
    "http://192.0.2.1:80/a, 192.0.2.1/a",
    "http://0xC0.0.0x201/, 192.0.2.1/",
    "http://3221225985/, 192.0.2.1/",
    "http://[2001:DB8:0:0::1]:80/, 2001:db8::1/",
    "ftp://ftp.example.org/file, ftp.example.org/file",
    "http://my_host.-x-.example.com/, my_host.-x-.example.com/",
  })
  void canonicalises(String url, String canonical) {
    assertEquals(canonical, address(url).canonical());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/",
        "/path",
        "#x",
        "?x",
        "http://",
        "http:///",
        "mailto:a@example.com",
        "data:text/html,x",
        "javascript:alert(1)",
        "urn:isbn:1",
        "dns:example.com",
        "http://a b/",
        "http://exa<mple.com/",
        "http://[::1",
        "http://[zz]/",
        "http://host:port/",
        "http://.../",
        "http://1.2.3.256/",
        "http://1.2.3.4.5/",
        "http://@/",
        "about:blank",
      })
  void hasNoAddressWhereThereIsNoHost(String url) {
    assertTrue(WebAddress.parse(url).isEmpty());
  }

  @Test
  void knowsIpAddresses() {
    assertTrue(address("http://127.1/").isIpAddress());
    assertTrue(address("http://[::1]/").isIpAddress());
    assertFalse(address("http://1.2.3.4.example/").isIpAddress());
  }

  @Test
  void neverThrowsAndNeverChangesItsMindOnHostileStrings() {
    Random random = new Random(5);
    String alphabet = "aZ09.:/\\@#?%[]- \t\n\u00e4\u3002\u00df\u0130\ud800\udc00\ufffd\u0000x";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "http://" : "");
      int length = random.nextInt(24);
      for (int c = 0; c < length; c++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Optional<WebAddress> first = WebAddress.parse(text.toString());
      first.ifPresent(
          a -> {
            String host = a.host().indexOf(':') < 0 ? a.host() : "[" + a.host() + "]";
            assertEquals(first, WebAddress.parse("http://" + host + a.target()));
          });
    }
  }

  @Test
  void readsHugeAddressesInLinearTime() {
    assertTrue(WebAddress.parse("http://" + "a.".repeat(1 << 20) + "example/").isPresent());
    assertTrue(WebAddress.parse("http://x.example" + "/..".repeat(1 << 20)).isPresent());
    assertTrue(WebAddress.parse("http://" + "\u00e4".repeat(1 << 20) + ".example/").isPresent());
  }

  @Test
  void showsNothingOfItself() {
    assertFalse(address("http://zz-canary.example/zz-canary").toString().contains("canary"));
  }
}
