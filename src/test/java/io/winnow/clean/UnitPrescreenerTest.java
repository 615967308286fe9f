package io.winnow.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitPrescreenerTest {
  /** SHA-1 of no bytes. */
  private static final String HEX = "da39a3ee5e6b4b0d3255bfef95601890afd80709";

  @Test
  void anIndexesDigestIsReadInEveryFormThatCrawlersWrite() {
    for (String text :
        List.of(
            "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ",
            "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ",
            "SHA1:3i42h3s6nnfq2msvx7xzkyayscx5qbyj",
            HEX,
            "sha1:" + HEX)) {
      assertEquals(
          List.of(Fingerprint.parseHex(Algorithm.SHA1, HEX)), UnitPrescreener.digests(text));
    }
    for (String text : List.of("", "-", HEX + "0", "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBY!")) {
      assertEquals(List.of(), UnitPrescreener.digests(text));
    }
  }
}
