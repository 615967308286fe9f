package io.winnow.list.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RadiusIndexTest {
  private static final int[] RADII = {0, 1, 16, 31, 64, 110, 256};

  @Test
  void findsWhatANaiveScanFindsInAnyList() {
    Random random = new Random(6);
    for (int size : new int[] {0, 1, 2, 100, 3000}) {
      compare(HashLists.uniform(size, 32, random), random);
      compare(HashLists.skewed(size, 32, random), random);
    }
  }

  @Test
  void findsHashesOfOtherWidths() {
    Random random = new Random(7);
    for (int width : new int[] {1, 8, 13, 64}) {
      compare(HashLists.skewed(500, width, random), random);
    }
  }

  @Test
  void givesTheSameBytesInAnyOrder() {
    Random random = new Random(8);
    List<byte[]> list = HashLists.skewed(2000, 32, random);
    list.addAll(list.subList(0, 100));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      order.add(i);
    }
    Sections first = new Sections();
    Sections second = new Sections();
    RadiusIndexes.build(Algorithm.PDQ, Metric.HAMMING, column(list, order), first, "pdq.");
    Collections.shuffle(order, random);
    RadiusIndexes.build(Algorithm.PDQ, Metric.HAMMING, column(list, order), second, "pdq.");
    assertEquals(first.names(), second.names());
    for (String name : first.names()) {
      assertEquals(first.section(name), second.section(name), name);
    }
  }

  @Test
  void refusesWhatIsNoPdqAndNoRadius() {
    RadiusIndex index =
        RadiusIndexes.build(
            Algorithm.PDQ, Metric.HAMMING, new HashColumn(32), new Sections(), "pdq.");
    assertThrows(
        IllegalArgumentException.class,
        () -> index.nearest(Fingerprint.of(Algorithm.SHA256, new byte[32]), 31));
    assertThrows(IllegalArgumentException.class, () -> index.nearest(new byte[31], 31));
    assertThrows(IllegalArgumentException.class, () -> index.nearest(new byte[32], -1));
  }

  private static HashColumn column(List<byte[]> list, List<Integer> order) {
    HashColumn column = new HashColumn(32);
    order.forEach(i -> column.add(list.get(i), i));
    return column;
  }

  private static void compare(List<byte[]> list, Random random) {
    int width = list.isEmpty() ? 32 : list.get(0).length;
    HashColumn column = new HashColumn(width);
    for (int i = 0; i < list.size(); i++) {
      column.add(list.get(i), i);
    }
    Algorithm algorithm = new Algorithm("made-up", width);
    Sections sections = new Sections();
    RadiusIndexes.build(algorithm, Metric.HAMMING, column, sections, "x.");
    RadiusIndex index = RadiusIndexes.open(algorithm, Metric.HAMMING, sections, "x.");
    NaiveSearch naive = new NaiveSearch(list, Metric.HAMMING);
    for (int query = 0; query < 60; query++) {
      byte[] hash =
          list.isEmpty() || query % 3 == 0
              ? HashLists.random(width, random)
              : HashLists.flipped(
                  list.get(random.nextInt(list.size())),
                  random.nextInt(Math.min(8 * width, 40)),
                  random);
      for (int radius : RADII) {
        assertEquals(naive.nearest(hash, radius), index.nearest(hash, radius));
        assertArrayEquals(naive.within(hash, radius), index.within(hash, radius));
      }
    }
  }
}
