package io.winnow.list.index;

import io.winnow.core.Algorithm;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Multi-index hashing over 256 bits: sixteen tables of 16 bits each, exact at any radius.
 *
 * <p>Two hashes at most 31 bits apart differ by at most one bit in some slot (Norouzi, Punjani,
 * Fleet: Fast exact search in Hamming space with multi-index hashing, 2014), so only buckets near
 * the query's are read. Of these places most fall away by the bits of the slot behind, which stand
 * beside them, without a look at the hash: see {@link MultiSearch}.
 */
final class MultiIndex implements RadiusIndex {
  static final int SLOTS = 16;

  /** The one width this index is made for, in bytes. */
  static final int BYTE_LENGTH = 32;

  private final HashRows rows;
  private final Slot[] slots = new Slot[SLOTS];
  private final IndexFigures figures;

  private MultiIndex(HashRows rows, Sections from, String prefix) {
    this.rows = rows;
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = Slot.open(i, rows.size(), from, prefix);
    }
    this.figures = BucketFigures.of(rows, slots);
  }

  /** Builds the tables; each on its own, so that as many are made at once as there are cores. */
  static void build(HashRows rows, Sections into, String prefix) {
    for (int i = 0; i < SLOTS; i++) {
      Slot.allocate(i, rows.size(), into, prefix);
    }
    IntStream.range(0, SLOTS)
        .parallel()
        .forEach(i -> Slot.open(i, rows.size(), into, prefix).fill(rows));
  }

  static boolean isIn(Sections sections, String prefix) {
    return sections.find(Slot.name(prefix, 0, "starts")).isPresent();
  }

  /**
   * Opens what was built.
   *
   * @throws IllegalArgumentException if the sections are missing or do not fit together
   */
  static MultiIndex open(HashRows rows, Sections from, String prefix) {
    return new MultiIndex(rows, from, prefix);
  }

  @Override
  public Algorithm algorithm() {
    return rows.algorithm();
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public Optional<Neighbour> nearest(byte[] hash, int radius) {
    Matches matches = Matches.nearest(rows, radius);
    search(hash, radius, matches, MultiSearch.budget(rows.size()));
    return matches.nearest();
  }

  @Override
  public int[] within(byte[] hash, int radius) {
    Matches matches = Matches.all(rows, radius);
    search(hash, radius, matches, MultiSearch.budget(rows.size()));
    return matches.entries();
  }

  void search(byte[] hash, int radius, Matches matches, long budget) {
    new MultiSearch(rows, slots, rows.query(hash, radius), matches, budget).run();
  }

  HashRows rows() {
    return rows;
  }

  @Override
  public IndexFigures figures() {
    return figures;
  }
}
