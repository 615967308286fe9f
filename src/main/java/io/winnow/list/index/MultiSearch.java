package io.winnow.list.index;

import java.util.Arrays;

/**
 * One search in a {@link MultiIndex}.
 *
 * <p>Let u(i) be the number of distances that slot i was searched for: 0, 1 … u(i)-1 bits. If the
 * u(i) sum to more than d, then every hash within d bits is met: were it over or at u(i) bits away
 * in each slot, it would be further than d. By the same sum around the ring of slots (cycle lemma;
 * Qin and Xiao: Pigeonring, 2018) some slot i has besides: the bits that differ in slot i and in
 * slot i+1 together are fewer than u(i)+u(i+1). Only such places are looked at.
 *
 * <p>The slots are searched for copies first, then one bit off, and so on, those with small buckets
 * before the full ones. With every nearer hash that is found the radius shrinks and the search may
 * end earlier. When it has cost as much as a comparison with every hash, that is done instead.
 */
final class MultiSearch {
  /** What looking up a bucket costs, in places read (about half a nanosecond), as measured. */
  private static final int BUCKET_COST = 64;

  /** As above, where the tables are larger than a processor's cache: memory has to answer. */
  private static final int FAR_BUCKET_COST = 256;

  private static final int FAR_SIZE = 1 << 18;
  private static final int HASH_COST = 48;

  /** What a hash costs in a comparison with every one, in places read. */
  private static final int LINEAR_COST = 3;

  private static final int BATCH = 16;
  private static final int PIECE = 256;
  private static final int SLOTS = MultiIndex.SLOTS;

  private final HashRows rows;
  private final Slot[] slots;
  private final long[] query;
  private final int bucketCost;
  private final Matches matches;
  private final int[] order = new int[SLOTS];
  private final int[] depths = new int[SLOTS];
  private final int[] values = new int[SLOTS];
  private final int[] starts = new int[BATCH];
  private final int[] ends = new int[BATCH];
  private final int[] near = new int[2 * PIECE];
  private int nearCount;
  private long budget;

  /** Kept so that touching a bucket is not optimised away. */
  @SuppressWarnings("UnusedVariable")
  private long touched;

  /**
   * Makes a search.
   *
   * @param budget places it may read before it compares with every hash instead
   */
  MultiSearch(HashRows rows, Slot[] slots, long[] query, Matches matches, long budget) {
    this.rows = rows;
    this.slots = slots;
    this.query = query;
    this.matches = matches;
    this.budget = budget;
    this.bucketCost = rows.size() < FAR_SIZE ? BUCKET_COST : FAR_BUCKET_COST;
  }

  /** The budget with which a search costs at most twice a comparison with every hash. */
  static long budget(int size) {
    return (long) LINEAR_COST * size;
  }

  void run() {
    if (!affordable(matches.radius())) {
      LinearHammingIndex.scan(rows, query, matches);
      return;
    }
    orderSlots();
    spread(matches.radius());
    // Every hash that is fewer bits away has been met.
    int covered = 0;
    for (int flips = 0; ; flips++) {
      for (int i = 0; i < SLOTS; i++) {
        if (covered > matches.radius()) {
          return;
        }
        int before = matches.radius();
        search(order[i], flips);
        if (matches.radius() < before) {
          spread(matches.radius());
        }
        if (budget < 0) {
          LinearHammingIndex.scan(rows, query, matches);
          return;
        }
        covered++;
      }
    }
  }

  /**
   * Says how deep each slot is searched for that radius. No slot less deep than for a smaller one:
   * what is nearest in the end has never fallen away by the depths of a radius before.
   */
  private void spread(int radius) {
    int first = radius + 1;
    for (int i = 0; i < SLOTS; i++) {
      depths[order[i]] = first / SLOTS + (i < first % SLOTS ? 1 : 0);
    }
  }

  /** Whether buckets of mean size make the search cheaper than a comparison with every hash. */
  private boolean affordable(int radius) {
    double cost = 0;
    double bucket = bucketCost + rows.size() / 65536.0;
    for (int covered = 0; covered <= radius; covered++) {
      int flips = covered / SLOTS;
      if (flips > Slot.BITS) {
        return false;
      }
      cost += Flips.count(flips) * bucket;
    }
    return cost < budget;
  }

  /** The slots by the size of the query's own bucket. */
  private void orderSlots() {
    long[] sizes = new long[SLOTS];
    for (int i = 0; i < SLOTS; i++) {
      int value = slots[i].value(query);
      values[i] = value;
      sizes[i] = (long) (slots[i].start(value + 1) - slots[i].start(value)) << 8 | i;
    }
    Arrays.sort(sizes);
    for (int i = 0; i < SLOTS; i++) {
      order[i] = (int) (sizes[i] & 0xff);
    }
  }

  /** Searches one slot for rows that differ there by exactly so many bits. */
  private void search(int s, int flips) {
    Slot slot = slots[s];
    int after = (s + 1) % SLOTS;
    int most = Math.min(Slot.BITS, depths[s] + depths[after] - 1 - flips);
    int wanted = values[after];
    int end = Flips.start(flips) + Flips.count(flips);
    for (int from = Flips.start(flips); from < end && budget >= 0; from += BATCH) {
      int count = Math.min(BATCH, end - from);
      // All buckets of a batch are asked for before the first is read: memory answers in parallel.
      for (int i = 0; i < count; i++) {
        int value = values[s] ^ Flips.mask(from + i);
        starts[i] = slot.start(value);
        ends[i] = slot.start(value + 1);
      }
      long t = 0;
      for (int i = 0; i < count; i++) {
        t += slot.touch(starts[i]);
      }
      touched += t;
      for (int i = 0; i < count; i++) {
        scan(slot, starts[i], ends[i], wanted, most);
      }
    }
    look(slot);
  }

  private void scan(Slot slot, int start, int end, int wanted, int most) {
    budget -= bucketCost + (end - start);
    for (int from = start; from < end && budget >= 0; from += PIECE) {
      if (nearCount > PIECE) {
        look(slot);
      }
      nearCount = slot.scan(from, Math.min(end, from + PIECE), wanted, most, near, nearCount);
    }
  }

  /** Compares with the rows at the places that were collected. */
  private void look(Slot slot) {
    int count = nearCount;
    nearCount = 0;
    budget -= (long) HASH_COST * count;
    for (int i = 0; i < count; i++) {
      near[i] = slot.row(near[i]);
    }
    long q0 = query[0];
    long q1 = query[1];
    long q2 = query[2];
    long q3 = query[3];
    int radius = matches.radius();
    for (int i = 0; i < count; i++) {
      int row = near[i];
      int distance =
          Long.bitCount(rows.word(row, 0) ^ q0)
              + Long.bitCount(rows.word(row, 1) ^ q1)
              + Long.bitCount(rows.word(row, 2) ^ q2)
              + Long.bitCount(rows.word(row, 3) ^ q3);
      if (distance <= radius) {
        matches.add(row, distance);
        radius = matches.radius();
      }
    }
  }
}
