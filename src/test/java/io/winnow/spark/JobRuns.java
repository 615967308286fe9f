package io.winnow.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.spark.SparkConf;

/** Runs of the job in this JVM. */
final class JobRuns {
  private JobRuns() {}

  static CleanResult clean(
      Workplace place, Path policy, Path out, int threads, JobProgress progress)
      throws IOException {
    return run(place.request(policy, out, CleanRequest.Existing.REFUSE), threads, progress);
  }

  static CleanResult resume(Workplace place, Path policy, Path out) throws IOException {
    return run(place.request(policy, out, CleanRequest.Existing.RESUME), 2, JobProgress.NONE);
  }

  private static CleanResult run(CleanRequest request, int threads, JobProgress progress)
      throws IOException {
    SparkConf conf =
        Engine.settings("test")
            .set("spark.master", "local[%d,%d]".formatted(threads, request.attempts()))
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1");
    return new CleanJob(request, conf, progress, Clock.systemUTC()).run();
  }
}
