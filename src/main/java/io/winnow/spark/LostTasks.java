package io.winnow.spark;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.spark.Success$;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts failed attempts by task, to tell which unit takes its executors down. */
final class LostTasks extends SparkListener {
  private final Map<Integer, Integer> failures = new ConcurrentHashMap<>();

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    boolean failed = !(end.reason() instanceof Success$) && !(end.reason() instanceof TaskKilled);
    if (failed) {
      failures.merge(end.taskInfo().index(), 1, Integer::sum);
    }
  }

  /** The tasks that failed most often; empty if none did. */
  Set<Integer> worst() {
    int most = failures.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return failures.entrySet().stream()
        .filter(e -> e.getValue() == most)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
