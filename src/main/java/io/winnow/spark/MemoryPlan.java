package io.winnow.spark;

import io.winnow.core.Limits;

/**
 * The memory that one executor needs, derived from a policy's limits. All numbers are MiB.
 *
 * <p>Measured: a task slot of the executor itself stays under 512 MiB besides the lists; a
 * screener's resident memory reaches 1.25 × its heap and 512 MiB for code, class data and the
 * scoring models.
 *
 * @param slots tasks at a time in one executor
 * @param heap of the executor: {@code spark.executor.memory}
 * @param screeners resident memory of all screeners: one per slot, the warm spare, and one of half
 *     as much again for a record that is tried a second time
 * @param scratch private temporary space of the screeners in memory
 */
public record MemoryPlan(int slots, long heap, long screeners, long scratch) {
  private static final long MIB = 1L << 20;
  private static final long SLOT = 512;
  private static final long BASE = 512;
  private static final long SCREENER_BESIDES_HEAP = 512;

  /** The memory of an executor of so many slots. */
  public static MemoryPlan of(Limits limits, int slots) {
    if (slots < 1) {
      throw new IllegalArgumentException("an executor has at least one slot");
    }
    long heap = ceil(limits.heapBytes());
    long screener = heap * 5 / 4 + SCREENER_BESIDES_HEAP;
    long retry = heap * 15 / 8 + SCREENER_BESIDES_HEAP;
    long scratch = ceil(limits.recordBytes() + limits.partBytes());
    return new MemoryPlan(
        slots, BASE + SLOT * slots, screener * (slots + 1) + retry, scratch * (slots + 2));
  }

  private static long ceil(long bytes) {
    return (bytes + MIB - 1) / MIB;
  }

  /** What Spark must leave beside the executor's heap: {@code spark.executor.memoryOverhead}. */
  public long overhead() {
    return screeners + scratch;
  }

  /** The plan as sentences. */
  public String explained() {
    return """
    one executor of %,d task slots needs %,d MiB:
      %,7d MiB heap of the executor (spark.executor.memory): 512 MiB a slot, 512 MiB besides; add the lists
      %,7d MiB screeners: one a slot, a warm spare, one retry; each 1.25 × limits.heap + 512 MiB
      %,7d MiB their scratch space: limits.record + limits.part-bytes each
      %,7d MiB of it beside the heap (spark.executor.memoryOverhead)
    """
        .formatted(slots, heap + overhead(), heap, screeners, scratch, overhead());
  }
}
