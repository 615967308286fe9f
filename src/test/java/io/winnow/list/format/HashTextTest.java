package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.io.BaseEncoding;
import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.ListValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTextTest {
  @Test
  void readsEveryEncodingOfRandomHashes() {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      for (Algorithm algorithm : ValueText.ALGORITHMS) {
        byte[] bits = new byte[algorithm.byteLength()];
        random.nextBytes(bits);
        Optional<Fingerprint> expected = Optional.of(Fingerprint.of(algorithm, bits));
        String hex = BaseEncoding.base16().encode(bits);
        String base32 = BaseEncoding.base32().encode(bits);
        for (String text :
            List.of(
                hex,
                hex.toLowerCase(Locale.ROOT),
                base32,
                base32.toLowerCase(Locale.ROOT),
                BaseEncoding.base32().omitPadding().encode(bits),
                BaseEncoding.base64().encode(bits),
                BaseEncoding.base64().omitPadding().encode(bits),
                BaseEncoding.base64Url().encode(bits),
                algorithm.id().toUpperCase(Locale.ROOT) + ":" + base32)) {
          assertEquals(expected, HashText.parse(algorithm, text));
        }
      }
    }
  }

  @Test
  void readsThePayloadDigestOfAWarc() {
    // SHA-1 of no bytes, as WARC files write it (3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ is da39a3ee…).
    assertEquals(
        Optional.of(
            Fingerprint.parseHex(Algorithm.SHA1, "da39a3ee5e6b4b0d3255bfef95601890afd80709")),
        HashText.parse(Algorithm.SHA1, "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "=",
        "d41d8cd98f00b204e9800998ecf8427",
        "d41d8cd98f00b204e9800998ecf8427g",
        "d41d8cd98f00b204e9800998ecf8427e0",
        "1B2M2Y8AsgTpgAmY7PhCf!==",
        "1B2M2Y8AsgTpgAmY7PhCfx==",
        "sha1:d41d8cd98f00b204e9800998ecf8427e",
        "ｄ41d8cd98f00b204e9800998ecf8427e",
      })
  void takesNothingElseForAnMd5(String text) {
    assertEquals(Optional.empty(), HashText.parse(Algorithm.MD5, text));
  }

  /** One MD5 in ten thousand: a long list of them has some. */
  @Test
  void anMd5WhoseDigitsBase32HasTooIsNoSha1() {
    String both = "abcdef234567abcdef234567abcdef23";
    assertEquals(
        List.of(new ListValue.Hash(Fingerprint.parseHex(Algorithm.MD5, both))),
        ValueText.candidates(both));
    assertEquals(
        List.of(
            new ListValue.Hash(
                Fingerprint.parseHex(Algorithm.SHA1, "da39a3ee5e6b4b0d3255bfef95601890afd80709"))),
        ValueText.candidates("3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"));
  }

  @Test
  void aHashInTheColumnOfAlgorithmsIsNeverShownAsAName() {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      byte[] bits = new byte[16];
      random.nextBytes(bits);
      for (String text :
          List.of(
              BaseEncoding.base16().encode(bits),
              BaseEncoding.base32().omitPadding().encode(bits),
              BaseEncoding.base64().omitPadding().encode(bits),
              BaseEncoding.base64Url().omitPadding().encode(bits))) {
        assertEquals(Optional.empty(), Words.showable(text));
      }
    }
    assertEquals(Optional.of("hash_video_md5"), Words.showable("HASH_VIDEO_MD5"));
  }
}
