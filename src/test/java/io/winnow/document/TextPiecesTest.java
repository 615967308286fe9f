package io.winnow.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextPiecesTest {
  @Test
  void srcsetSplitsAsTheStandardSays() {
    assertEquals(List.of("a.png", "b.png"), Srcset.addresses(" a.png 1x , b.png 2x"));
    assertEquals(List.of("a.png", "b.png"), Srcset.addresses("a.png, b.png,"));
    assertEquals(List.of("data:,a,b", "c"), Srcset.addresses("data:,a,b 2x, c"));
    assertEquals(List.of("a"), Srcset.addresses("a (1,2) 3x"));
    assertEquals(List.of(), Srcset.addresses(" , "));
  }

  @Test
  void cssAddressesAreUnescaped() {
    assertEquals(
        List.of("a.png", "b c.png", "d).png", "data:x"),
        CssUrls.addresses("x{a:url(a.png) b:URL( 'b c.png' ) c:url(d\\).png) d:url(d\\61 ta:x)}"));
    assertEquals(List.of("a"), CssUrls.addresses("url(a"));
  }

  @Test
  void anyBytesSurviveBase64InLinesAndRunsAreFoundWhole() {
    Random random = new Random(8);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[400 + random.nextInt(900)];
      random.nextBytes(bytes);
      String wrapped = Fixtures.base64(bytes).replaceAll("(.{76})", "$1\r\n").strip();
      assertArrayEquals(bytes, Base64Text.decode(wrapped));
      String text = "He said: " + wrapped + "\n. And then.";
      Base64Text.Span span = Base64Text.next(text, 0);
      assertEquals(wrapped, text.substring(span.start(), span.end()));
    }
    assertNull(Base64Text.next(Fixtures.PROSE.repeat(20), 0));
    assertNull(Base64Text.decode("a*b"));
    assertNull(Base64Text.decode("abcde"));
  }

  @Test
  void normalTextIsOneFormWithAKnownDigest() {
    assertEquals("Zz term 1 fi", NormalText.of("  Zz\u00a0\n\tte\u200brm \u2460\u0000 \ufb01 "));
    // SHA-256 of "abc", FIPS 180-2, appendix B.1.
    assertEquals(
        Fingerprint.parseHex(
            Algorithm.TEXT_SHA256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        NormalText.fingerprint(" abc\n"));
  }
}
