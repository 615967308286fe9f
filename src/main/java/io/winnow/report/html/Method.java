package io.winnow.report.html;

import io.winnow.core.Reason;
import io.winnow.core.Tally;
import io.winnow.policy.MediaGroup;
import io.winnow.report.filtering.Filtering;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Section 8: what was checked and what was not, and what the words mean.
 *
 * @param asked types that were asked for
 * @param notFound sentences: what the run's rules do not find
 * @param setAside what was not looked into, by type
 * @param outOfScope entries of shards that are no captures
 * @param reasons the reasons that occur in this run
 */
public record Method(
    String asked, List<String> notFound, Table setAside, Table outOfScope, Table reasons) {
  public Method {
    notFound = List.copyOf(notFound);
  }

  static Method of(Scene scene) {
    Tally tally = scene.manifest().tally();
    return new Method(
        scene.run().policy().types().stream().map(MediaGroup::id).collect(Collectors.joining(", ")),
        Filtering.of(scene.run()).notChecked(),
        counts("set-aside", "Items set aside, by media type", "Media type", tally.setAside()),
        counts(
            "out-of-scope", "Entries of shards that are no captures", "Type", tally.outOfScope()),
        reasons(tally));
  }

  private static Table counts(String id, String caption, String name, Map<String, Long> counts) {
    Table.Builder table = Table.of(id, caption, name, "#Number");
    return table
        .rows(
            counts.entrySet(),
            count -> List.of(Cell.code(count.getKey()), Cell.count(count.getValue())))
        .table();
  }

  private static Table reasons(Tally tally) {
    TreeSet<String> met = new TreeSet<>();
    tally.excluded().keySet().forEach(cause -> met.add(cause.substring(cause.indexOf('/') + 1)));
    tally.flagged().keySet().forEach(cause -> met.add(cause.substring(cause.indexOf('/') + 1)));
    Table.Builder table =
        Table.of("reasons", "Reasons that occur in this run", "Reason", "What it means");
    for (Reason reason : Reason.values()) {
      if (met.contains(reason.id())) {
        table.row(Cell.code(reason.id()), Cell.words(Wording.meaning(reason)));
      }
    }
    return table.table();
  }
}
