package io.winnow.report.transparency;

import io.winnow.report.ReportedRun;
import io.winnow.run.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a list or a model.
 *
 * @param id the list or the model
 * @param version its version
 * @param date of a list, ISO; null of a model
 * @param purpose of a list; null of a model
 * @param runs in how many runs it was in force
 */
public record UsedVersion(
    String id, String version, @Nullable String date, @Nullable String purpose, int runs) {

  static List<UsedVersion> lists(List<ReportedRun> runs) {
    Map<UsedVersion, Integer> used = new LinkedHashMap<>();
    for (ReportedRun run : runs) {
      for (Plan.ListStamp list : run.plan().lists()) {
        count(used, new UsedVersion(list.id(), list.version(), list.date(), list.purpose(), 0));
      }
    }
    return counted(used);
  }

  static List<UsedVersion> models(List<ReportedRun> runs) {
    Map<UsedVersion, Integer> used = new LinkedHashMap<>();
    for (ReportedRun run : runs) {
      for (Plan.ModelStamp model : run.plan().models()) {
        count(used, new UsedVersion(model.id(), model.version(), null, null, 0));
      }
    }
    return counted(used);
  }

  private static void count(Map<UsedVersion, Integer> used, UsedVersion version) {
    used.merge(version, 1, Integer::sum);
  }

  private static List<UsedVersion> counted(Map<UsedVersion, Integer> used) {
    List<UsedVersion> all = new ArrayList<>();
    used.forEach(
        (v, runs) -> all.add(new UsedVersion(v.id(), v.version(), v.date(), v.purpose(), runs)));
    return all;
  }
}
