package io.winnow.bench;

import io.winnow.list.index.ExactTable;
import io.winnow.list.index.RowOrder;
import io.winnow.list.index.Sections;
import io.winnow.list.index.WordRows;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An MD5 among fifty million: by the table, and by comparison with every one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ExactBenchmark {
  private static final int QUERIES = 1 << 18;
  private static final int WIDTH = 16;

  @Param("50000000")
  public int size;

  @Param({"misses", "hits"})
  public String queries = "";

  private ExactTable table;
  private long[] plain = {};
  private final long[][] asked = new long[QUERIES][];
  private int next;

  @Setup
  public void open() {
    table = ExactTable.open(KeptSections.of("exact-" + size, this::make), "t", size);
    plain = new long[2 * size];
    for (int row = 0; row < size; row++) {
      plain[2 * row] = table.word(row, 0);
      plain[2 * row + 1] = table.word(row, 1);
    }
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < QUERIES; i++) {
      int row = random.nextInt(size);
      boolean hit = queries.equals("hits");
      asked[i] =
          hit
              ? new long[] {plain[2 * row], plain[2 * row + 1]}
              : new long[] {random.nextLong(), random.nextLong()};
      if (table.find(asked[i]) >= 0 != hit) {
        throw new IllegalStateException("a look-up is wrong");
      }
    }
  }

  private void make(Sections into) {
    WordRows rows = new WordRows(WIDTH);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < size; i++) {
      rows.add(random.nextLong(), random.nextLong());
    }
    long unused =
        ExactTable.build(into, "t", WIDTH, rows, RowOrder.of(rows, row -> row), row -> row);
  }

  @Benchmark
  public int index(CpuClock clock) {
    clock.count();
    return table.find(query());
  }

  @Benchmark
  public int linear(CpuClock clock) {
    clock.count();
    long[] key = query();
    for (int i = 0; i < plain.length; i += 2) {
      if (plain[i] == key[0] && plain[i + 1] == key[1]) {
        return i / 2;
      }
    }
    return -1;
  }

  private long[] query() {
    next = (next + 1) & (QUERIES - 1);
    return asked[next];
  }
}
