package io.winnow.bench;

import io.winnow.core.Algorithm;
import io.winnow.core.Metric;
import io.winnow.list.index.HashColumn;
import io.winnow.list.index.HashLists;
import io.winnow.list.index.RadiusIndex;
import io.winnow.list.index.RadiusIndex.Neighbour;
import io.winnow.list.index.RadiusIndexes;
import io.winnow.list.index.Sections;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** PDQ hashes in an index and in a plain array, and queries of several kinds. */
final class RadiusData {
  static final int RADIUS = 31;

  private static final int WIDTH = 32;
  private static final int QUERIES = 2000;

  private final Sections sections;
  private final RadiusIndex index;
  private final long[] plain;

  private RadiusData(Sections sections) {
    this.sections = sections;
    this.index = RadiusIndexes.open(Algorithm.PDQ, Metric.HAMMING, sections, "pdq.");
    ByteBuffer words = sections.section("plain");
    this.plain = new long[words.capacity() / Long.BYTES];
    words.asLongBuffer().get(plain);
  }

  /**
   * A list of that many.
   *
   * @param kind {@code uniform} or {@code skewed}
   */
  static RadiusData of(int size, String kind) {
    return new RadiusData(
        KeptSections.of("pdq-" + size + "-" + kind, into -> make(size, kind, into)));
  }

  private static void make(int size, String kind, Sections into) {
    HashColumn column = new HashColumn(WIDTH);
    ByteBuffer plain = into.allocate("plain", (long) size * WIDTH);
    // Members of the list for queries: of all of it, and of its families, which are the first half.
    ByteBuffer all = into.allocate("members", (long) QUERIES * WIDTH);
    ByteBuffer families = into.allocate("families", (long) QUERIES * WIDTH);
    int[] row = {0};
    Random random = new Random(31);
    java.util.function.Consumer<byte[]> sink =
        hash -> {
          for (long word : words(hash)) {
            plain.putLong(word);
          }
          sample(all, hash, row[0], size / QUERIES);
          sample(families, hash, row[0], size / QUERIES / 2);
          column.add(hash, row[0]++);
        };
    if (kind.equals("skewed")) {
      HashLists.skewed(size, WIDTH, random, sink);
    } else {
      HashLists.uniform(size, WIDTH, random, sink);
    }
    RadiusIndex unused = RadiusIndexes.build(Algorithm.PDQ, Metric.HAMMING, column, into, "pdq.");
  }

  private static void sample(ByteBuffer into, byte[] hash, int row, int step) {
    if (row % step == 0 && into.hasRemaining()) {
      into.put(hash);
    }
  }

  /**
   * Queries.
   *
   * @param kind {@code misses}; {@code hits}: at most 31 bits off an entry; {@code family}: off a
   *     member of a near-duplicate family; {@code flat}: off the hash of a flat picture; {@code
   *     nearly-flat}: further off, so that most find nothing
   */
  List<byte[]> queries(String kind) {
    Random random = new Random(7);
    return switch (kind) {
      case "misses" -> HashLists.uniform(QUERIES, WIDTH, random);
      case "hits" -> near(members("members"), 0, random);
      case "family" -> near(members("families"), 0, random);
      case "flat" -> near(HashLists.flat(WIDTH), 0, random);
      case "nearly-flat" -> near(HashLists.flat(WIDTH), 44, random);
      default -> throw new IllegalArgumentException("there are no queries " + kind);
    };
  }

  private byte[][] members(String section) {
    byte[][] members = new byte[QUERIES][WIDTH];
    ByteBuffer from = sections.section(section);
    for (byte[] member : members) {
      from.get(member);
    }
    return members;
  }

  private static List<byte[]> near(byte[][] heads, int least, Random random) {
    List<byte[]> queries = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      byte[] head = heads[random.nextInt(heads.length)];
      int spread = least == 0 ? RADIUS + 1 : 21;
      queries.add(HashLists.flipped(head, least + random.nextInt(spread), random));
    }
    return queries;
  }

  RadiusIndex index() {
    return index;
  }

  /** The comparison with every hash, in the order of the list. */
  Optional<Neighbour> linear(byte[] hash) {
    long[] q = words(hash);
    int best = -1;
    int within = RADIUS;
    for (int i = 0; i < plain.length; i += 4) {
      int distance =
          Long.bitCount(plain[i] ^ q[0])
              + Long.bitCount(plain[i + 1] ^ q[1])
              + Long.bitCount(plain[i + 2] ^ q[2])
              + Long.bitCount(plain[i + 3] ^ q[3]);
      if (distance <= within) {
        best = i / 4;
        within = distance - 1;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(new Neighbour(best, within + 1));
  }

  private static long[] words(byte[] hash) {
    long[] words = new long[4];
    for (int i = 0; i < WIDTH; i++) {
      words[i >> 3] = words[i >> 3] << 8 | (hash[i] & 0xff);
    }
    return words;
  }
}
