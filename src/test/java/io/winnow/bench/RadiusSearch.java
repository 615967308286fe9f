package io.winnow.bench;

import io.winnow.core.Algorithm;
import io.winnow.core.Metric;
import io.winnow.list.index.HashColumn;
import io.winnow.list.index.HashLists;
import io.winnow.list.index.RadiusIndex;
import io.winnow.list.index.RadiusIndex.Neighbour;
import io.winnow.list.index.RadiusIndexes;
import io.winnow.list.index.Sections;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * What a PDQ look-up costs, one thread, against a plain linear scan over an array in the same run:
 * microseconds of thread CPU (medians of rounds), ratio, recall. Misses and hits apart, on uniform
 * and skewed lists.
 */
public final class RadiusSearch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int RADIUS = 31;
  private static final int WIDTH = 32;
  private static final int QUERIES = 2000;
  private static final int ROUNDS = 7;

  private final long[] plain;
  private final HashColumn column = new HashColumn(WIDTH);
  private final byte[][] samples = new byte[QUERIES][];
  private final byte[][] families = new byte[QUERIES][];
  private final boolean skewed;
  private int rows;

  private RadiusSearch(int size, boolean skewed) {
    this.plain = new long[4 * size];
    this.skewed = skewed;
    Random random = new Random(31);
    if (skewed) {
      HashLists.skewed(size, WIDTH, random, this::add);
    } else {
      HashLists.uniform(size, WIDTH, random, this::add);
    }
  }

  /** Arguments: how many hashes; {@code uniform} or {@code skewed}; as often as wished. */
  public static void main(String[] arguments) {
    for (int i = 0; i < arguments.length; i += 2) {
      int size = Integer.parseInt(arguments[i].replace("_", ""));
      new RadiusSearch(size, arguments[i + 1].equals("skewed")).run(arguments[i + 1]);
    }
  }

  private void add(byte[] hash) {
    int step = Math.max(1, plain.length / 4 / QUERIES);
    if (rows % step == 0 && rows / step < QUERIES) {
      samples[rows / step] = hash;
    }
    // The first half of a skewed list are families.
    if (rows % Math.max(1, step / 2) == 0 && rows / Math.max(1, step / 2) < QUERIES) {
      families[rows / Math.max(1, step / 2)] = hash;
    }
    long[] words = words(hash);
    System.arraycopy(words, 0, plain, 4 * rows, 4);
    column.add(hash, rows++);
  }

  @SuppressWarnings("SystemOut")
  private void run(String kind) {
    long start = cpu();
    long wall = System.nanoTime();
    RadiusIndex index =
        RadiusIndexes.build(Algorithm.PDQ, Metric.HAMMING, column, new Sections(), "pdq.");
    System.out.printf(
        "%n%,d hashes, %s: built in %.2f s (thread CPU %.2f s)%n  %s%n",
        rows, kind, (System.nanoTime() - wall) / 1e9, (cpu() - start) / 1e9, index.figures());

    Random random = new Random(7);
    Map<String, List<byte[]>> sets = new LinkedHashMap<>();
    sets.put("misses", HashLists.uniform(QUERIES, WIDTH, random));
    sets.put("hits, 0-31 bits off", near(samples, 0, 31, random));
    sets.put("copies", near(samples, 0, 0, random));
    if (skewed) {
      sets.put("family, 0-31 bits off", near(families, 0, 31, random));
      sets.put("family, 32-64 bits off", near(families, 32, 64, random));
      sets.put("flat, 0-31 bits off", near(HashLists.flat(WIDTH), 0, 31, random));
      sets.put("flat, 44-64 bits off", near(HashLists.flat(WIDTH), 44, 64, random));
    }
    int linearQueries = Math.max(10, Math.min(200, 100_000_000 / rows));
    sets.forEach((name, queries) -> measure(name, queries, linearQueries, index));
  }

  private void measure(String name, List<byte[]> queries, int few, RadiusIndex index) {
    Function<byte[], Optional<Neighbour>> fast = q -> index.nearest(q, RADIUS);
    List<byte[]> asked = queries.subList(0, few);
    double[] costs = new double[ROUNDS];
    double[] linears = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      costs[round] = micros(queries, fast);
      linears[round] = round % 3 == 0 ? micros(asked, this::linear) : linears[round - 1];
    }
    long same = asked.stream().filter(q -> linear(q).equals(fast.apply(q))).count();
    long found = queries.stream().filter(q -> fast.apply(q).isPresent()).count();
    double cost = median(costs);
    double linear = median(linears);
    print(name, cost, linear, same / (double) few, found / (double) queries.size());
  }

  @SuppressWarnings("SystemOut")
  private static void print(String name, double cost, double linear, double recall, double found) {
    System.out.printf(
        "  %-24s %9.2f us  linear %9.1f us  %7.1f x  as linear %.3f  found %.2f%n",
        name, cost, linear, linear / cost, recall, found);
  }

  /** The comparison with every hash, in the order of the list. */
  private Optional<Neighbour> linear(byte[] hash) {
    long[] q = words(hash);
    int best = -1;
    int within = RADIUS;
    for (int row = 0, i = 0; row < rows; row++, i += 4) {
      int distance =
          Long.bitCount(plain[i] ^ q[0])
              + Long.bitCount(plain[i + 1] ^ q[1])
              + Long.bitCount(plain[i + 2] ^ q[2])
              + Long.bitCount(plain[i + 3] ^ q[3]);
      if (distance <= within) {
        best = row;
        within = distance - 1;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(new Neighbour(best, within + 1));
  }

  private static double micros(List<byte[]> queries, Function<byte[], Optional<Neighbour>> search) {
    long start = cpu();
    int found = 0;
    for (byte[] query : queries) {
      found += search.apply(query).isPresent() ? 1 : 0;
    }
    if (found < 0) {
      throw new IllegalStateException();
    }
    return (cpu() - start) / 1e3 / queries.size();
  }

  private static List<byte[]> near(byte[][] heads, int least, int most, Random random) {
    List<byte[]> queries = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      byte[] head = heads[random.nextInt(heads.length)];
      queries.add(HashLists.flipped(head, least + random.nextInt(most - least + 1), random));
    }
    return queries;
  }

  private static long[] words(byte[] hash) {
    long[] words = new long[4];
    for (int i = 0; i < WIDTH; i++) {
      words[i >> 3] = words[i >> 3] << 8 | (hash[i] & 0xff);
    }
    return words;
  }

  private static long cpu() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[values.length / 2];
  }
}
