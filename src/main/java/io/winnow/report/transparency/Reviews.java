package io.winnow.report.transparency;

import io.winnow.report.Precision;
import io.winnow.report.ReportedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What reviewers confirmed, added up over runs by list version and by rule of a model version. */
final class Reviews {
  private record Key(String detection, String id, String version, @Nullable String rule) {}

  private record Sum(long confirmed, long falsePositive) {
    Sum plus(Sum other) {
      return new Sum(confirmed + other.confirmed, falsePositive + other.falsePositive);
    }
  }

  private Reviews() {}

  static List<Precision> of(List<ReportedRun> runs) {
    Map<Key, Sum> sums = new LinkedHashMap<>();
    for (ReportedRun run : runs) {
      for (Precision one : Precision.all(run.summary().lists(), run.summary().scores())) {
        sums.merge(
            new Key(one.detection(), one.id(), one.version(), one.rule()),
            new Sum(one.confirmed(), one.falsePositive()),
            Sum::plus);
      }
    }
    List<Precision> all = new ArrayList<>();
    sums.forEach(
        (key, sum) ->
            all.add(
                Precision.of(
                    key.detection(),
                    key.id(),
                    key.version(),
                    key.rule(),
                    sum.confirmed(),
                    sum.falsePositive())));
    return all;
  }
}
