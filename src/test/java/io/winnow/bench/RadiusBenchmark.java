package io.winnow.bench;

import io.winnow.list.index.RadiusIndex.Neighbour;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The nearest PDQ hash within 31 bits: by the index, and by comparison with every one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RadiusBenchmark {
  @Param({"1000000", "10000000"})
  public int size;

  /** Kind of list and kind of queries. */
  @Param({
    "uniform misses",
    "uniform hits",
    "skewed misses",
    "skewed hits",
    "skewed family",
    "skewed flat",
    "skewed nearly-flat"
  })
  public String queries = "";

  private RadiusData data;
  private List<byte[]> asked = List.of();
  private int next;

  @Setup
  public void open() {
    String[] kinds = queries.split(" ", 2);
    data = RadiusData.of(size, kinds[0]);
    asked = data.queries(kinds[1]);
  }

  @Benchmark
  public Optional<Neighbour> index(CpuClock clock) {
    clock.count();
    return data.index().nearest(query(), RadiusData.RADIUS);
  }

  @Benchmark
  public Optional<Neighbour> linear(CpuClock clock) {
    clock.count();
    return data.linear(query());
  }

  private byte[] query() {
    next = next + 1 == asked.size() ? 0 : next + 1;
    return asked.get(next);
  }
}
