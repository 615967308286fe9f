package io.winnow.report.json;

import io.winnow.core.FindingClass;
import io.winnow.core.Tally;
import io.winnow.report.Precision;
import io.winnow.report.ReportedRun;
import io.winnow.run.Plan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What follows from counts. A share of nothing is null.
 *
 * @param shares items by verdict, as shares of all items
 * @param excludedByClass excluded items by class of what decided
 * @param lists how much of each list was active
 * @param precision what reviewers confirmed, where decisions were supplied; of csam lists that it
 *     is not measured
 */
record DerivedFigures(
    Shares shares,
    Map<String, Part> excludedByClass,
    List<ActiveList> lists,
    List<Precision> precision) {
  DerivedFigures {
    excludedByClass = new TreeMap<>(excludedByClass);
    lists = List.copyOf(lists);
    precision = List.copyOf(precision);
  }

  /** Shares of all items, 0–1. */
  record Shares(
      @Nullable Double kept,
      @Nullable Double flagged,
      @Nullable Double excluded,
      @Nullable Double setAside) {}

  /** A count and what share of all items it is. */
  record Part(long items, @Nullable Double share) {}

  /** A list's values that were looked up, of all that it holds. */
  record ActiveList(String id, long active, long all, @Nullable Double share) {}

  static DerivedFigures of(ReportedRun run) {
    Tally tally = run.manifest().tally();
    RunJson.Items items = RunJson.Items.of(tally);
    return new DerivedFigures(
        new Shares(
            share(items.kept(), items.all()),
            share(items.flagged(), items.all()),
            share(items.excluded(), items.all()),
            share(items.setAside(), items.all())),
        byClass(tally),
        run.plan().lists().stream().map(DerivedFigures::active).toList(),
        Precision.all(run.summary().lists(), run.summary().scores()));
  }

  private static Map<String, Part> byClass(Tally tally) {
    Map<String, Part> parts = new TreeMap<>();
    for (FindingClass findingClass : FindingClass.values()) {
      long count =
          tally.excluded().entrySet().stream()
              .filter(cause -> cause.getKey().startsWith(findingClass.id() + "/"))
              .mapToLong(Map.Entry::getValue)
              .sum();
      parts.put(findingClass.id(), new Part(count, share(count, tally.itemCount())));
    }
    return parts;
  }

  private static ActiveList active(Plan.ListStamp list) {
    long lost = list.notActive().values().stream().mapToLong(n -> n).sum();
    long all = list.entries() + lost;
    return new ActiveList(list.id(), list.entries(), all, share(list.entries(), all));
  }

  private static @Nullable Double share(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
