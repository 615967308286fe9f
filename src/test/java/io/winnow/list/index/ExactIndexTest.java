package io.winnow.list.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactIndexTest {
  @ParameterizedTest
  @ValueSource(strings = {"md5", "sha1", "sha256"})
  void findsWhatAHashMapFinds(String id) {
    Algorithm algorithm = Algorithm.builtIn(id).orElseThrow();
    compare(algorithm, 100_000, new Random(2), algorithm.byteLength());
  }

  @Test
  void findsWhatAHashMapFindsAmongManyKeys() {
    compare(Algorithm.SHA1, 200_000, new Random(3), 20);
  }

  @Test
  void findsKeysThatDifferInTwoBytesOnly() {
    compare(Algorithm.SHA256, 60_000, new Random(4), 2);
  }

  @Test
  void keepsTheFirstOfEqualKeys() {
    ExactIndex index = ExactIndex.of(Algorithm.MD5);
    Fingerprint key = Fingerprint.of(Algorithm.MD5, new byte[16]);
    assertTrue(index.add(key, 5));
    assertFalse(index.add(key, 6));
    assertEquals(OptionalInt.of(5), index.find(key));
    assertEquals(1, index.size());
  }

  @Test
  void refusesAFingerprintOfAnotherWidth() {
    ExactIndex index = ExactIndex.of(Algorithm.MD5);
    assertThrows(
        IllegalArgumentException.class,
        () -> index.find(Fingerprint.of(Algorithm.SHA1, new byte[20])));
  }

  /** Keys that are random in their first bytes and zero behind. */
  private static void compare(Algorithm algorithm, int count, Random random, int randomBytes) {
    ExactIndex index = ExactIndex.of(algorithm);
    Map<Fingerprint, Integer> expected = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Fingerprint key = key(algorithm, random, randomBytes);
      assertEquals(expected.putIfAbsent(key, i) == null, index.add(key, i));
    }
    index.trim();
    assertEquals(expected.size(), index.size());
    expected.forEach((key, entry) -> assertEquals(OptionalInt.of(entry), index.find(key)));
    for (int i = 0; i < count; i++) {
      Fingerprint key = key(algorithm, random, randomBytes);
      Integer entry = expected.get(key);
      assertEquals(entry == null ? OptionalInt.empty() : OptionalInt.of(entry), index.find(key));
    }
  }

  private static Fingerprint key(Algorithm algorithm, Random random, int randomBytes) {
    byte[] bits = new byte[algorithm.byteLength()];
    // Fingerprint hashes its first bytes, so these must vary for the map's sake.
    for (int i = 0; i < randomBytes; i++) {
      bits[i] = (byte) random.nextInt(256);
    }
    return Fingerprint.of(algorithm, bits);
  }
}
