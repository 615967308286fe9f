package io.winnow.report.filtering;

import io.winnow.report.ReportedRun;
import java.util.List;

/**
 * What was removed, by what, and what that does not prove.
 *
 * @param lists every list that was in force, in the plan's order
 * @param models every rule on a model's score, in the policy's order
 * @param counts items by what became of them
 * @param notChecked sentences: what the run did not look for
 */
public record Filtering(
    List<ListUsed> lists,
    List<ModelUsed> models,
    List<PublicCount> counts,
    List<String> notChecked) {
  public Filtering {
    lists = List.copyOf(lists);
    models = List.copyOf(models);
    counts = List.copyOf(counts);
    notChecked = List.copyOf(notChecked);
  }

  /** Of a run. */
  public static Filtering of(ReportedRun run) {
    return new Filtering(
        run.plan().lists().stream().map(list -> ListUsed.of(list, run.policy())).toList(),
        ModelUsed.all(run.policy(), run.plan().models()),
        PublicCount.all(run.manifest().tally()),
        NotChecked.sentences(run.policy(), run.plan()));
  }
}
