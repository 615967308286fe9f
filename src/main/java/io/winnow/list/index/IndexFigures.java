package io.winnow.list.index;

/**
 * How the hashes of a radius index lie in its buckets. Full buckets make look-ups slow; they come
 * from many near-duplicates, such as pictures of one colour.
 *
 * @param hashes different hashes
 * @param slots tables, or 0 for an index that compares with every hash
 * @param meanBucket hashes in a bucket, on average; 0 without tables
 * @param largestBucket hashes in the fullest bucket of all tables
 * @param hotShare share of places, 0–1, that lie in buckets of over {@link #HOT} times the mean
 *     (and over 16 hashes)
 * @param bytes memory or file size of the index
 */
public record IndexFigures(
    int hashes, int slots, double meanBucket, int largestBucket, double hotShare, long bytes) {
  /** How many times the mean makes a bucket hot. */
  public static final int HOT = 16;
}
