package io.winnow.cli;

import io.winnow.core.Metric;
import io.winnow.list.compiled.CompiledList;
import io.winnow.list.compiled.SourceStamp;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of a list as text: numbers, never an entry. */
final class ListFigures {
  private ListFigures() {}

  static String counts(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "nothing"
        : counts.entrySet().stream()
            .map(e -> "%,d %s".formatted(e.getValue(), e.getKey()))
            .collect(Collectors.joining(", "));
  }

  /** Prints what a list holds, one figure a line, indented. */
  static void print(PrintWriter out, CompiledList list, String id) {
    out.println("  holds     " + counts(list.counts()));
    out.println("  coverage  " + list.coverage().sentence(id));
    out.println(
        "  entries   %,d live (%,d disputed), %,d gone, %,d values named by several"
            .formatted(list.entries().size(), list.disputed(), list.gone(), list.duplicates()));
    if (!list.notes().isEmpty()) {
      out.println("  seen      " + counts(list.notes()));
    }
    for (SourceStamp source : list.sources()) {
      out.println(
          "  source    %s%s, version %s of %s, %,d entries, SHA-256 %.12s"
              .formatted(
                  source.holder().isEmpty() ? "" : source.holder() + ": ",
                  source.format(),
                  source.version(),
                  source.date(),
                  source.entries(),
                  source.sha256()));
    }
    list.metrics().forEach((algorithm, metric) -> out.println(hot(list, algorithm, metric)));
    out.println("  canaries  %,d".formatted(list.canaries().size()));
    out.println("  size      " + Sizes.text(list.bytes()));
  }

  private static String hot(CompiledList list, String algorithm, Metric metric) {
    return "  index     %s by %s; %.2f %% of places in overfull buckets"
        .formatted(
            algorithm,
            metric.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
            list.hot().getOrDefault(algorithm, 0L) / 10_000.0);
  }
}
