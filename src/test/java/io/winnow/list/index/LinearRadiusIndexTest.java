package io.winnow.list.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.list.index.RadiusIndex.Neighbour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearRadiusIndexTest {
  private static final int[] RADII = {0, 1, 16, 31, 64, 110, 256};

  @Test
  void findsWhatANaiveScanFindsOnRandomLists() {
    Random random = new Random(6);
    for (int size : new int[] {0, 1, 2, 100, 4095, 4096, 4097, 9000}) {
      List<Fingerprint> list = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        list.add(random(random));
      }
      compare(list, random);
    }
  }

  @Test
  void findsWhatANaiveScanFindsOnListsOfNearDuplicates() {
    Random random = new Random(7);
    List<Fingerprint> list = new ArrayList<>();
    for (int family = 0; family < 20; family++) {
      Fingerprint head = random(random);
      for (int i = 0; i < 300; i++) {
        list.add(flip(head, random.nextInt(6), random));
      }
    }
    compare(list, random);
  }

  @Test
  void refusesWhatIsNoPdqAndNoRadius() {
    RadiusIndex index = LinearRadiusIndex.over(ExactIndex.of(Algorithm.PDQ));
    assertThrows(
        IllegalArgumentException.class,
        () -> index.nearest(Fingerprint.of(Algorithm.SHA256, new byte[32]), 31));
    assertThrows(
        IllegalArgumentException.class,
        () -> index.nearest(Fingerprint.of(Algorithm.PDQ, new byte[32]), 257));
  }

  private static void compare(List<Fingerprint> list, Random random) {
    ExactIndex exact = ExactIndex.of(Algorithm.PDQ);
    for (int i = 0; i < list.size(); i++) {
      exact.add(list.get(i), i);
    }
    RadiusIndex index = LinearRadiusIndex.over(exact);
    for (int query = 0; query < 60; query++) {
      Fingerprint pdq =
          list.isEmpty() || query % 3 == 0
              ? random(random)
              : flip(list.get(random.nextInt(list.size())), random.nextInt(40), random);
      for (int radius : RADII) {
        assertEquals(naive(list, pdq, radius), index.nearest(pdq, radius));
      }
    }
  }

  private static Optional<Neighbour> naive(List<Fingerprint> list, Fingerprint pdq, int radius) {
    Optional<Neighbour> best = Optional.empty();
    for (int i = 0; i < list.size(); i++) {
      int distance = list.get(i).hammingDistance(pdq);
      if (distance <= radius && (best.isEmpty() || distance < best.get().distance())) {
        best = Optional.of(new Neighbour(i, distance));
      }
    }
    return best;
  }

  private static Fingerprint random(Random random) {
    byte[] bits = new byte[32];
    random.nextBytes(bits);
    return Fingerprint.of(Algorithm.PDQ, bits);
  }

  private static Fingerprint flip(Fingerprint pdq, int count, Random random) {
    byte[] bits = pdq.bytes();
    for (int i = 0; i < count; i++) {
      int bit = random.nextInt(256);
      bits[bit >> 3] ^= (byte) (1 << (bit & 7));
    }
    return Fingerprint.of(Algorithm.PDQ, bits);
  }
}
