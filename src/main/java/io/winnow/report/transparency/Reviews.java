package io.winnow.report.transparency;

import io.winnow.report.Precision;
import io.winnow.report.ReportedRun;
import io.winnow.run.Manifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What reviewers confirmed, added up over runs by list version and by rule of a model version. */
final class Reviews {
  private record Key(String detection, String id, String version, @Nullable String rule) {}

  private record Sum(long confirmed, long falsePositive) {
    Sum plus(Sum other) {
      return new Sum(confirmed + other.confirmed, falsePositive + other.falsePositive);
    }

    Precision precision(Key key) {
      return confirmed + falsePositive == 0
          ? Precision.notMeasured(key.detection(), key.id(), key.version(), key.rule())
          : Precision.of(
              key.detection(), key.id(), key.version(), key.rule(), confirmed, falsePositive);
    }
  }

  private Reviews() {}

  /**
   * The runs whose reviews can be added up, in their order. A decision stands in every run over its
   * shard, and a summary does not tell by shard what was decided: so of runs that share a shard the
   * one that ended last counts, and the others not at all.
   */
  static List<ReportedRun> apart(List<ReportedRun> runs) {
    List<ReportedRun> latestFirst = new ArrayList<>(runs);
    latestFirst.sort(Comparator.comparing(Reviews::ended).reversed());
    Set<String> shards = new HashSet<>();
    Set<String> apart = new HashSet<>();
    for (ReportedRun run : latestFirst) {
      Set<String> own = shards(run);
      if (own.stream().noneMatch(shards::contains)) {
        shards.addAll(own);
        apart.add(run.manifestSha256());
      }
    }
    return runs.stream().filter(run -> apart.contains(run.manifestSha256())).toList();
  }

  private static Instant ended(ReportedRun run) {
    return Instant.parse(run.manifest().ended());
  }

  /** Digests of the shards that a run has read. */
  static Set<String> shards(ReportedRun run) {
    return run.manifest().inputs().stream()
        .map(Manifest.Input::sha256)
        .filter(sha256 -> sha256 != null)
        .collect(Collectors.toSet());
  }

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
    sums.forEach((key, sum) -> all.add(sum.precision(key)));
    return all;
  }
}
