package io.winnow.list.index;

/** Looks how full the buckets of an index are. */
final class BucketFigures {
  private static final int LEAST_HOT = 16;

  private BucketFigures() {}

  static IndexFigures of(HashRows rows, Slot[] slots) {
    int values = 1 << Slot.BITS;
    double mean = (double) rows.size() / values;
    double hot = Math.max(LEAST_HOT, IndexFigures.HOT * mean);
    int largest = 0;
    long inHot = 0;
    long bytes = rows.bytes();
    for (Slot slot : slots) {
      for (int value = 0, start = slot.start(0); value < values; value++) {
        int end = slot.start(value + 1);
        int count = end - start;
        largest = Math.max(largest, count);
        inHot += count > hot ? count : 0;
        start = end;
      }
      bytes += slot.bytes();
    }
    double places = Math.max(1, (double) rows.size() * slots.length);
    return new IndexFigures(rows.size(), slots.length, mean, largest, inHot / places, bytes);
  }
}
