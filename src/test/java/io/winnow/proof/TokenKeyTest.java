package io.winnow.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenKeyTest {
  private static final String HEX =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  private static final TokenKey KEY = TokenKey.parse(HEX);

  /** By {@code openssl dgst -sha256 -mac HMAC -macopt hexkey:…}, cut to 128 bits. */
  @Test
  void tokensAreHmacsOfTheirKindAndText() {
    assertEquals("7061333cd7072132cd2df0e9c46d55f2", KEY.itemToken("a.warc@7#0"));
    assertEquals("af286f508d0f9a89bfa7e9dbf9485f65", KEY.entryToken("demo", "e-1"));
    assertEquals("d8fd5cb863289675", KEY.id());
  }

  @Test
  void kindsListsAndKeysHaveTokensOfTheirOwn() {
    assertNotEquals(KEY.entryToken("a", "bc"), KEY.entryToken("ab", "c"));
    assertNotEquals(KEY.itemToken("x"), KEY.entryToken("", "x"));
    assertNotEquals(KEY.id(), TokenKey.parse(TokenKey.random()).id());
  }

  @Test
  void commentsAndWhiteSpaceDoNotCount() {
    String spaced = "# a key\n  " + HEX.substring(0, 10) + " \t" + HEX.substring(10, 40) + "\r\n";
    assertEquals(KEY.id(), TokenKey.parse(spaced + HEX.substring(40) + "\n\n").id());
    assertEquals(KEY.id(), TokenKey.parse(HEX.toUpperCase(java.util.Locale.ROOT)).id());
  }

  @Test
  void whatIsNoKeyIsRefusedAndNeverQuoted() {
    for (String text : List.of("", "zz-secret", HEX + "00", HEX.substring(2), HEX + "g0")) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> TokenKey.parse(text)).getMessage();
      assertTrue(message.contains("64 hexadecimal digits"), message);
      assertFalse(message.contains("zz-secret") || message.contains("0001"), message);
    }
    assertFalse(KEY.toString().contains("0001"));
  }
}
