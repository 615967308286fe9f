package io.winnow.list.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Algorithm;
import io.winnow.core.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Recall is whole: on every kind of list, at every radius, the index finds what a scan finds. */
class MultiIndexTest {
  private static final int WIDTH = 32;

  /** So much that the tables are searched however dear it is. */
  private static final long UNLIMITED = Long.MAX_VALUE / 2;

  @Test
  void findsAllInAnEmptyListAndInOneOfOneEntry() {
    Random random = new Random(1);
    compare(List.of(), random, 40);
    compare(HashLists.uniform(1, WIDTH, random), random, 200);
  }

  @Test
  void findsAllInUniformLists() {
    Random random = new Random(2);
    compare(HashLists.uniform(20_000, WIDTH, random), random, 300);
  }

  @Test
  void findsAllInSkewedLists() {
    Random random = new Random(3);
    compare(HashLists.skewed(20_000, WIDTH, random), random, 400);
  }

  @Test
  void findsAllInListsOfNearDuplicatesAlone() {
    Random random = new Random(4);
    List<byte[]> list = new ArrayList<>();
    for (int family = 0; family < 10; family++) {
      byte[] head = HashLists.random(WIDTH, random);
      for (int i = 0; i < 1200; i++) {
        list.add(HashLists.flipped(head, random.nextInt(40), random));
      }
    }
    compare(list, random, 300);
  }

  /** One planted hash a query, so that a single lost bucket would show. */
  @Test
  void findsAHashAtExactlyTheRadiusAndNoneBeyond() {
    Random random = new Random(5);
    List<byte[]> list = HashLists.uniform(9_000, WIDTH, random);
    MultiIndex index = multi(list);
    for (int radius = 0; radius <= 64; radius++) {
      for (int i = 0; i < 60; i++) {
        int entry = random.nextInt(list.size());
        byte[] at = HashLists.flipped(list.get(entry), radius, random);
        assertEquals(
            new RadiusIndex.Neighbour(entry, radius), nearest(index, at, radius, UNLIMITED).get());
        byte[] beyond = HashLists.flipped(list.get(entry), radius + 1, random);
        assertTrue(nearest(index, beyond, radius, UNLIMITED).isEmpty());
      }
    }
  }

  /**
   * The worst case of the pigeonhole: what differs is spread over the slots as evenly as can be.
   */
  @Test
  void findsHashesThatDifferALittleInEverySlot() {
    Random random = new Random(6);
    List<byte[]> list = HashLists.uniform(9_000, WIDTH, random);
    MultiIndex index = multi(list);
    for (int radius = 0; radius <= 64; radius++) {
      for (int i = 0; i < 40; i++) {
        int entry = random.nextInt(list.size());
        byte[] at = list.get(entry).clone();
        int first = random.nextInt(16);
        for (int bit = 0; bit < radius; bit++) {
          int slot = (first + bit) % 16;
          int inSlot = (bit / 16 * 5 + i) % 16;
          at[2 * slot + (inSlot >> 3)] ^= (byte) (1 << (inSlot & 7));
        }
        assertEquals(
            new RadiusIndex.Neighbour(entry, radius), nearest(index, at, radius, UNLIMITED).get());
      }
    }
  }

  private static void compare(List<byte[]> list, Random random, int queries) {
    MultiIndex index = multi(list);
    NaiveSearch naive = new NaiveSearch(list, Metric.HAMMING);
    byte[][] flat = HashLists.flat(WIDTH);
    for (int i = 0; i < queries; i++) {
      byte[] hash =
          list.isEmpty() || i % 8 == 0
              ? HashLists.random(WIDTH, random)
              : HashLists.flipped(
                  i % 8 == 1 ? flat[i / 8 % 4] : list.get(random.nextInt(list.size())),
                  random.nextInt(70),
                  random);
      int radius = i % 65;
      Optional<RadiusIndex.Neighbour> nearest = naive.nearest(hash, radius);
      int[] within = naive.within(hash, radius);
      assertEquals(nearest, index.nearest(hash, radius));
      assertArrayEquals(within, index.within(hash, radius));
      for (long budget : new long[] {UNLIMITED, 1, 25_000}) {
        assertEquals(nearest, nearest(index, hash, radius, budget));
        Matches all = Matches.all(index.rows(), radius);
        index.search(hash, radius, all, budget);
        assertArrayEquals(within, all.entries());
      }
    }
  }

  private static Optional<RadiusIndex.Neighbour> nearest(
      MultiIndex index, byte[] hash, int radius, long budget) {
    Matches matches = Matches.nearest(index.rows(), radius);
    index.search(hash, radius, matches, budget);
    return matches.nearest();
  }

  private static MultiIndex multi(List<byte[]> list) {
    HashColumn column = new HashColumn(WIDTH);
    for (int i = 0; i < list.size(); i++) {
      column.add(list.get(i), i);
    }
    Sections sections = new Sections();
    HashRows rows =
        HashRows.build(Algorithm.PDQ, column, HashOrder.byBits(column), sections, "pdq.");
    MultiIndex.build(rows, sections, "pdq.");
    return MultiIndex.open(HashRows.open(Algorithm.PDQ, sections, "pdq."), sections, "pdq.");
  }
}
