package io.winnow.spark;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.jspecify.annotations.Nullable;

/**
 * Counts the failed attempts of one job by task, to tell which unit takes its executors down.
 *
 * <p>Tasks of one executor are lost together, so more than one may come out worst.
 */
final class LostTasks extends SparkListener {
  private static final long MOST_SECONDS = 60;

  private final String group;
  private final Map<Integer, Integer> failures = new ConcurrentHashMap<>();
  private final Map<Integer, String> reasons = new ConcurrentHashMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable SparkListenerJobStart job;

  /**
   * Nothing is counted yet.
   *
   * @param group the job group; a context may run other jobs at the same time
   */
  LostTasks(String group) {
    this.group = group;
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    if (start.properties() != null
        && group.equals(start.properties().getProperty("spark.jobGroup.id"))) {
      job = start;
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    SparkListenerJobStart ours = job;
    if (ours != null
        && ours.stageIds().contains(end.stageId())
        && end.reason() instanceof TaskFailedReason reason
        && reason.countTowardsTaskFailures()) {
      int index = end.taskInfo().index();
      failures.merge(index, 1, Integer::sum);
      reasons.put(
          index,
          reason instanceof ExceptionFailure thrown
              ? "its task failed again and again (" + thrown.className() + ")"
              : "its executor was lost again and again");
    }
  }

  @Override
  public void onJobEnd(SparkListenerJobEnd end) {
    SparkListenerJobStart ours = job;
    if (ours != null && ours.jobId() == end.jobId()) {
      ended.countDown();
    }
  }

  /**
   * The tasks that failed most often; empty if none did. Waits for the job's end to be told: events
   * come later than the job's result.
   */
  Set<Integer> worst() throws InterruptedException {
    var unused = ended.await(MOST_SECONDS, TimeUnit.SECONDS);
    int most = failures.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return failures.entrySet().stream()
        .filter(e -> e.getValue() == most)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Why a task failed last, as a sentence without any exception's message. */
  String reason(int index) {
    return Optional.ofNullable(reasons.get(index)).orElse("it failed again and again");
  }
}
