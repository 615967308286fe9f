package io.winnow.bench;

import io.winnow.list.index.DomainTable;
import io.winnow.list.index.ExactTable;
import io.winnow.list.index.RowOrder;
import io.winnow.list.index.Sections;
import io.winnow.list.index.TextKey;
import io.winnow.list.index.WordRows;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A host under one of five million domains: by the table, and by comparison with every one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DomainBenchmark {
  private static final int QUERIES = 1 << 18;

  @Param("5000000")
  public int size;

  @Param({"misses", "hits"})
  public String queries = "";

  private DomainTable table;
  private String[] plain = {};
  private final String[] asked = new String[QUERIES];
  private int next;

  @Setup
  public void open() {
    Sections sections = KeptSections.of("domain-" + size, this::make);
    table = DomainTable.of(Optional.of(ExactTable.open(sections, "t", size)), Optional.empty());
    plain = new String[size];
    Arrays.setAll(plain, DomainBenchmark::domain);
    Random random = new Random(2);
    for (int i = 0; i < QUERIES; i++) {
      boolean hit = queries.equals("hits");
      asked[i] = "www." + domain(hit ? random.nextInt(size) : size + random.nextInt(size));
      if (table.find(asked[i], false, entry -> true) >= 0 != hit) {
        throw new IllegalStateException("a look-up is wrong");
      }
    }
  }

  private static String domain(int i) {
    return "listed-" + i + ".example";
  }

  private void make(Sections into) {
    WordRows rows = new WordRows(TextKey.BYTES);
    for (int i = 0; i < size; i++) {
      rows.add(TextKey.of(domain(i)).key());
    }
    long unused =
        ExactTable.build(into, "t", TextKey.BYTES, rows, RowOrder.of(rows, row -> row), row -> row);
  }

  @Benchmark
  public int index(CpuClock clock) {
    clock.count();
    return table.find(query(), false, entry -> true);
  }

  @Benchmark
  public int linear(CpuClock clock) {
    clock.count();
    String host = query();
    String parent = host.substring(host.indexOf('.') + 1);
    for (int i = 0; i < plain.length; i++) {
      if (plain[i].equals(parent) || plain[i].equals(host)) {
        return i;
      }
    }
    return -1;
  }

  private String query() {
    next = (next + 1) & (QUERIES - 1);
    return asked[next];
  }
}
