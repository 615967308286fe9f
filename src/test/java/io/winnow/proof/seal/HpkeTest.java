package io.winnow.proof.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * RFC 9180 has vectors for our KEM and KDF with AES-128-GCM only, and Tink takes no associated
 * data, which all vectors have. So the oracle is held against the RFC, and Tink against the oracle,
 * which differs between the two in a suite id and a length.
 */
class HpkeTest {
  /** RFC 9180, A.1.1. */
  private static final byte[] INFO = hex("4f6465206f6e2061204772656369616e2055726e");

  private static final byte[] EPHEMERAL =
      hex("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736");
  private static final byte[] EPHEMERAL_PUBLIC =
      hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431");
  private static final byte[] RECIPIENT =
      hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
  private static final byte[] RECIPIENT_PUBLIC =
      hex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d");
  private static final String SHARED_SECRET =
      "fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc";
  private static final byte[] PLAIN =
      hex("4265617574792069732074727574682c20747275746820626561757479");

  private static final byte[] NONE = new byte[0];

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void theOracleAgreesWithTheRfc() throws GeneralSecurityException {
    byte[] sent = Rfc9180.encapsulated(EPHEMERAL, EPHEMERAL_PUBLIC, RECIPIENT_PUBLIC);
    byte[] received = Rfc9180.decapsulated(EPHEMERAL_PUBLIC, RECIPIENT, RECIPIENT_PUBLIC);
    assertEquals(SHARED_SECRET, hex(sent));
    assertEquals(SHARED_SECRET, hex(received));
    Rfc9180.Context context = Rfc9180.AES_128.schedule(sent, INFO);
    assertEquals("4531685d41d65f03dc48f6b8302c05b0", hex(context.key()));
    assertEquals("56d890e5accaaf011cff4b7d", hex(context.nonce()));
    assertEquals(
        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
            + "6d8770ac83d07bea87e13c512a",
        hex(Rfc9180.seal(context, hex("436f756e742d30"), PLAIN)));
  }

  @Test
  void keysAreThoseOfTheRfc() throws GeneralSecurityException {
    assertArrayEquals(RECIPIENT_PUBLIC, Hpke.publicOf(RECIPIENT));
    assertArrayEquals(EPHEMERAL_PUBLIC, Hpke.publicOf(EPHEMERAL));
  }

  @Test
  void theOracleOpensWhatIsSealed() throws GeneralSecurityException {
    byte[] sealed = Hpke.sealer(RECIPIENT_PUBLIC).encrypt(PLAIN, INFO);
    assertEquals(PLAIN.length + Hpke.OVERHEAD, sealed.length);
    byte[] encapsulated = Arrays.copyOf(sealed, 32);
    byte[] shared = Rfc9180.decapsulated(encapsulated, RECIPIENT, RECIPIENT_PUBLIC);
    byte[] opened =
        Rfc9180.open(
            Rfc9180.AES_256.schedule(shared, INFO),
            NONE,
            Arrays.copyOfRange(sealed, 32, sealed.length));
    assertArrayEquals(PLAIN, opened);
  }

  @Test
  void whatTheOracleSealsIsOpened() throws GeneralSecurityException {
    byte[] shared = Rfc9180.encapsulated(EPHEMERAL, EPHEMERAL_PUBLIC, RECIPIENT_PUBLIC);
    byte[] text = Rfc9180.seal(Rfc9180.AES_256.schedule(shared, INFO), NONE, PLAIN);
    byte[] sealed = Rfc9180.concat(EPHEMERAL_PUBLIC, text);
    assertArrayEquals(PLAIN, Hpke.opener(RECIPIENT).decrypt(sealed, INFO));
    byte[] other = "another file".getBytes(StandardCharsets.UTF_8);
    assertThrows(
        GeneralSecurityException.class, () -> Hpke.opener(RECIPIENT).decrypt(sealed, other));
  }
}
