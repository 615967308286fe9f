package io.winnow.fingerprint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.winnow.core.Digests;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigesterTest {
  /** RFC 1321 appendix A.5 and FIPS 180-2 appendices A.1 and B.1. */
  @Test
  void givesThePublishedDigestsOfAbc() {
    Digests digests = Digester.of("abc".getBytes(US_ASCII));
    assertEquals("900150983cd24fb0d6963f7d28e17f72", digests.md5().hex());
    assertEquals("a9993e364706816aba3e25717850c26c9cd0d89d", digests.sha1().hex());
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", digests.sha256().hex());
  }

  @Test
  void givesTheSameHoweverTheBytesArrive() {
    Random random = new Random(1);
    byte[] bytes = new byte[100_000];
    random.nextBytes(bytes);
    Digests whole = Digester.of(bytes);
    Digester pieces = new Digester();
    for (int round = 0; round < 20; round++) {
      for (int at = 0; at < bytes.length; ) {
        int n = Math.min(bytes.length - at, random.nextInt(20_000));
        pieces.update(bytes, at, n);
        at += n;
      }
      assertEquals(whole, pieces.finish(), "an instance starts anew after finish");
    }
  }

  @Test
  void refusesARangeOutsideTheArray() {
    Digester digester = new Digester();
    assertThrows(IndexOutOfBoundsException.class, () -> digester.update(new byte[4], 2, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> digester.update(new byte[4], -1, 2));
  }
}
