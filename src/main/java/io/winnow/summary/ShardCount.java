package io.winnow.summary;

/**
 * Rows of one unit that say where they lie. Masked rows are not among them: a number of them by
 * shard would tell in which shards confidential hits are. Not thread-safe.
 */
final class ShardCount implements Sum<ShardCount> {
  long excluded;
  long flagged;
  long unscannable;

  @Override
  public void add(ShardCount other) {
    excluded += other.excluded;
    flagged += other.flagged;
    unscannable += other.unscannable;
  }
}
