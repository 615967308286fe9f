package io.winnow.bench;

import io.winnow.list.index.RadiusIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the look-up benchmarks under JMH and prints them against their limits: medians of thread
 * CPU, the ratio to a plain Java scan in the same run, and of radius searches the share that finds
 * exactly what the scan finds. JMH's own report goes to {@code target/bench/jmh-*.log}.
 */
public final class KernelFigures {
  private static final int RECALL_QUERIES = 200;

  private final FigureTable table = new FigureTable();
  private final boolean full;

  private KernelFigures(boolean full) {
    this.full = full;
  }

  /** Arguments: {@code small} or {@code full}; regular expressions of benchmarks, default all. */
  public static void main(String[] arguments) throws RunnerException {
    KernelFigures figures = new KernelFigures(arguments[0].equals("full"));
    for (String benchmark : List.of("Radius", "Exact", "Domain", "Term")) {
      if (arguments.length == 1 || List.of(arguments).contains(benchmark)) {
        figures.run(benchmark);
      }
    }
  }

  private void run(String benchmark) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\." + benchmark + "Benchmark\\.")
            .forks(1)
            .threads(1)
            .warmupIterations(2)
            .warmupTime(TimeValue.milliseconds(700))
            .measurementIterations(5)
            .measurementTime(TimeValue.milliseconds(700))
            .shouldFailOnError(true)
            .output("target/bench/jmh-" + benchmark + ".log")
            .jvmArgs("-Xmx3g", "-Xms3g", "-XX:MaxDirectMemorySize=3g", "-XX:+UseParallelGC");
    if (!full && !benchmark.equals("Term")) {
      options.param("size", "1000000");
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    Map<String, Pair> pairs = new TreeMap<>(Comparator.naturalOrder());
    for (RunResult result : results) {
      String key = key(result);
      Pair before = pairs.getOrDefault(key, new Pair(0, 0));
      double nanos = cpuNanos(result);
      boolean index = result.getParams().getBenchmark().endsWith(".index");
      pairs.put(key, index ? new Pair(nanos, before.linear()) : new Pair(before.index(), nanos));
    }
    pairs.forEach((key, pair) -> row(benchmark, key, pair, pairs));
  }

  /** Nanoseconds a call. */
  private record Pair(double index, double linear) {}

  private static String key(RunResult result) {
    List<String> values = new ArrayList<>();
    for (String name : List.of("size", "queries", "text")) {
      Optional.ofNullable(result.getParams().getParam(name)).ifPresent(values::add);
    }
    return String.join(" ", values);
  }

  private static double cpuNanos(RunResult result) {
    List<Double> values = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        values.add(iteration.getSecondaryResults().get("cpuNanos").getScore());
      }
    }
    values.sort(Comparator.naturalOrder());
    return values.get(values.size() / 2);
  }

  private void row(String benchmark, String key, Pair pair, Map<String, Pair> all) {
    double ratio = pair.linear() / pair.index();
    switch (benchmark) {
      case "Radius" -> radius(key, pair.index() / 1e3, ratio, all);
      case "Exact", "Domain" ->
          table.add(
              "%s, %s".formatted(benchmark.toLowerCase(java.util.Locale.ROOT), grouped(key)),
              "%.2f us".formatted(pair.index() / 1e3),
              "<= 1 us",
              pair.index() <= 1000,
              "%,.0f x".formatted(ratio));
      default -> {
        TermTexts text = TermTexts.valueOf(key);
        double speed = text.sample().bytes() * 1e3 / pair.index();
        table.add(
            "terms: " + text.title(),
            "%.0f MB/s".formatted(speed),
            ">= 100 MB/s",
            speed >= 100,
            "%,.0f x".formatted(ratio * TermBenchmark.PIECES));
      }
    }
  }

  /** A search in a skewed list is held against misses in the uniform one of that size. */
  private void radius(String key, double micros, double ratio, Map<String, Pair> all) {
    String[] words = key.split(" ", 3);
    int size = Integer.parseInt(words[0]);
    String what =
        "PDQ radius 31, %s: recall %.3f".formatted(grouped(key), recall(size, words[1], words[2]));
    String measured = "%.1f us".formatted(micros);
    if (words[1].equals("skewed")) {
      Pair uniform = all.getOrDefault(words[0] + " uniform misses", new Pair(0, 0));
      double times = micros * 1e3 / uniform.index();
      String compared = "%.1f x; %.1f x uniform".formatted(ratio, times);
      table.add(what, measured, "<= 3 x uniform misses", times <= 3, compared);
    } else {
      boolean large = size > 1_000_000;
      boolean within = micros <= (large ? 600 : 80) && ratio >= (large ? 30 : 20);
      String limit = large ? "<= 600 us, >= 30 x" : "<= 80 us, >= 20 x";
      table.add(what, measured, limit, within, "%.1f x".formatted(ratio));
    }
  }

  private static String grouped(String key) {
    String[] words = key.split(" ", 2);
    return "%,d %s".formatted(Integer.parseInt(words[0]), words[1]);
  }

  private double recall(int size, String list, String queries) {
    RadiusData data = RadiusData.of(size, list);
    RadiusIndex index = data.index();
    List<byte[]> asked = data.queries(queries).subList(0, RECALL_QUERIES);
    long same =
        asked.stream()
            .filter(q -> data.linear(q).equals(index.nearest(q, RadiusData.RADIUS)))
            .count();
    return (double) same / RECALL_QUERIES;
  }
}
