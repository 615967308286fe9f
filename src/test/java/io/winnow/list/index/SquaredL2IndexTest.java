package io.winnow.list.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.core.Algorithm;
import io.winnow.core.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SquaredL2IndexTest {
  private static final int WIDTH = 144;

  @Test
  void findsAllInEmptyOneEntryAndUniformLists() {
    Random random = new Random(1);
    compare(List.of(), WIDTH, random);
    compare(HashLists.uniform(1, WIDTH, random), WIDTH, random);
    compare(HashLists.uniform(1500, WIDTH, random), WIDTH, random);
    compare(HashLists.uniform(800, 5, random), 5, random);
  }

  @Test
  void findsAllInFamilies() {
    Random random = new Random(2);
    List<byte[]> list = new ArrayList<>();
    for (int family = 0; family < 10; family++) {
      byte[] head = HashLists.random(WIDTH, random);
      for (int i = 0; i < 150; i++) {
        list.add(shifted(head, 1 + random.nextInt(12), random));
      }
    }
    list.addAll(list.subList(0, 20));
    compare(list, WIDTH, random);
  }

  @Test
  void findsAllWhereEveryHashHasOneSum() {
    Random random = new Random(3);
    List<byte[]> list = new ArrayList<>();
    byte[] ramp = new byte[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      ramp[i] = (byte) i;
    }
    for (int i = 0; i < 1000; i++) {
      byte[] swapped = ramp.clone();
      for (int swap = 0; swap < i % 5; swap++) {
        int a = random.nextInt(WIDTH);
        int b = random.nextInt(WIDTH);
        byte kept = swapped[a];
        swapped[a] = swapped[b];
        swapped[b] = kept;
      }
      list.add(swapped);
    }
    compare(list, WIDTH, random);
  }

  private static void compare(List<byte[]> list, int width, Random random) {
    Algorithm algorithm = new Algorithm("made-up", width);
    HashColumn column = new HashColumn(width);
    for (int i = 0; i < list.size(); i++) {
      column.add(list.get(i), i);
    }
    Sections sections = new Sections();
    RadiusIndexes.build(algorithm, Metric.SQUARED_L2, column, sections, "x.");
    RadiusIndex index = RadiusIndexes.open(algorithm, Metric.SQUARED_L2, sections, "x.");
    NaiveSearch naive = new NaiveSearch(list, Metric.SQUARED_L2);
    for (int i = 0; i < 60; i++) {
      byte[] hash =
          list.isEmpty() || i % 4 == 0
              ? HashLists.random(width, random)
              : shifted(list.get(random.nextInt(list.size())), random.nextInt(20), random);
      int planted = list.isEmpty() ? 0 : Metric.SQUARED_L2.distance(list.get(0), hash);
      for (int radius :
          new int[] {0, 100, 3_000, 20_000, planted, Metric.SQUARED_L2.largest(width)}) {
        assertEquals(naive.nearest(hash, radius), index.nearest(hash, radius));
        assertArrayEquals(naive.within(hash, radius), index.within(hash, radius));
      }
    }
  }

  /** Every byte moved by at most so much, within 0–255. */
  private static byte[] shifted(byte[] hash, int most, Random random) {
    byte[] moved = hash.clone();
    for (int i = 0; i < moved.length; i++) {
      int value = (hash[i] & 0xff) + random.nextInt(2 * most + 1) - most;
      moved[i] = (byte) Math.max(0, Math.min(255, value));
    }
    return moved;
  }
}
