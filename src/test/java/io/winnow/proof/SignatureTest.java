package io.winnow.proof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final HexFormat HEX = HexFormat.of();

  /** RFC 8032, section 7.1, test 3, in the encodings of RFC 8410. */
  private static final String SEED =
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7";

  private static final String PUBLIC =
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";

  private static final String SIGNED =
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
          + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a";

  private static SigningKey signing() {
    return SigningKey.parse(
        Pem.write("PRIVATE KEY", HEX.parseHex("302e020100300506032b657004220420" + SEED)));
  }

  private static VerifyingKey verifying() {
    return VerifyingKey.parse(
        Pem.write("PUBLIC KEY", HEX.parseHex("302a300506032b6570032100" + PUBLIC)));
  }

  @Test
  void signsAsTheStandardDoes() {
    byte[] message = HEX.parseHex("af82");
    assertArrayEquals(HEX.parseHex(SIGNED), signing().sign(message));
    assertTrue(verifying().verifies(message, HEX.parseHex(SIGNED)));
    assertFalse(verifying().verifies(new byte[] {1}, HEX.parseHex(SIGNED)));
    assertFalse(verifying().verifies(message, new byte[64]));
    assertFalse(verifying().verifies(message, new byte[3]));
  }

  @Test
  void theStandardsPublicKeyComesFromItsPrivateKeyAlone() {
    assertEquals(verifying().id(), signing().publicKey().id());
    SigningKey.Pair pair = SigningKey.generate();
    assertEquals(
        VerifyingKey.parse(pair.publicPem()).id(),
        SigningKey.parse(pair.privatePem()).publicKey().id());
  }

  @Test
  void aNewPairFitsTogetherAndNoOther() {
    SigningKey.Pair pair = SigningKey.generate();
    byte[] message = "zz".getBytes(StandardCharsets.UTF_8);
    byte[] signed = SigningKey.parse(pair.privatePem()).sign(message);
    VerifyingKey key = VerifyingKey.parse(pair.publicPem());
    assertTrue(key.verifies(message, signed));
    assertEquals(64, key.id().length());
    VerifyingKey other = VerifyingKey.parse(SigningKey.generate().publicPem());
    assertFalse(other.verifies(message, signed));
    assertFalse(other.id().equals(key.id()));
    assertFalse(pair.toString().contains("BEGIN"));
  }

  @Test
  void whatIsNoKeyIsRefusedUnquoted() {
    String rubbish = "-----BEGIN PRIVATE KEY-----\nzzsecret\n-----END PRIVATE KEY-----\n";
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> SigningKey.parse(rubbish));
    assertFalse(String.valueOf(e.getMessage()).contains("zzsecret"));
    assertThrows(IllegalArgumentException.class, () -> SigningKey.parse(""));
    assertThrows(
        IllegalArgumentException.class,
        () -> VerifyingKey.parse(SigningKey.generate().privatePem()));
  }

  /** The signature of RFC 8032 is of another message: a foreign one, but of the right form. */
  @Test
  void whatStrangersPutBesideASignatureDoesNotHideIt() {
    byte[] payload = "hello world".getBytes(StandardCharsets.UTF_8);
    Envelope good = Envelope.sign("t", payload, signing(), verifying());
    Envelope.Signed own = good.signatures().get(0);
    String foreign = StrictBase64.encode(HEX.parseHex(SIGNED));
    for (String odd : List.of("AA-_", "", "AAAA", "zz", foreign)) {
      Envelope.Signed other = new Envelope.Signed(null, odd);
      assertTrue(
          new Envelope("t", good.payload(), List.of(other, own)).isSignedBy(verifying()), odd);
      assertTrue(
          new Envelope("t", good.payload(), List.of(own, other)).isSignedBy(verifying()), odd);
    }
    assertFalse(
        new Envelope("t", good.payload(), List.of(new Envelope.Signed(verifying().id(), foreign)))
            .isSignedBy(verifying()));
  }

  @Test
  void anEnvelopeWithoutASignatureOf64BytesIsNone() {
    assertThrows(IllegalArgumentException.class, () -> new Envelope("t", "", List.of()));
    for (int bytes : new int[] {0, 63, 65}) {
      Envelope.Signed odd = new Envelope.Signed(null, StrictBase64.encode(new byte[bytes]));
      assertThrows(IllegalArgumentException.class, () -> new Envelope("t", "", List.of(odd)));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new Envelope("t", "", List.of(new Envelope.Signed(null, "AA-_"))));
  }

  /** The example of the protocol's own text. */
  @Test
  void theEnvelopeSignsItsTypeToo() {
    byte[] body = "hello world".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
        new String(Dsse.encoding("http://example.com/HelloWorld", body), StandardCharsets.UTF_8));
  }
}
