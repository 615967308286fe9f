package io.winnow.spark;

import io.winnow.clean.CleanProgress;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Shard;
import io.winnow.judge.ItemReviews;
import io.winnow.judge.Judge;
import io.winnow.run.Plan;
import io.winnow.shard.Inputs;
import io.winnow.spi.PluginJars;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/**
 * The pre-screen: looks every row of a crawl's index up in a policy's lists and writes down which
 * records a later run need not read.
 *
 * <p>It is no join. Lists are held by each executor's {@link Worker} as in a clean run, so that
 * neither entries nor addresses ever stand in a query's plan, in Spark's UI or in a shuffle.
 */
public final class PrescreenJob {
  private final JobRun run;

  /** A job; parameters as of {@link CleanJob}. */
  public PrescreenJob(CleanRequest request, SparkConf conf, JobProgress progress, Clock clock) {
    this(request, conf, null, progress, clock);
  }

  /** A job that starts Spark itself: as spark-submit says, else on this machine. */
  public PrescreenJob(CleanRequest request, int slots, JobProgress progress, Clock clock) {
    this(
        request,
        Engine.settings("winnow " + request.kind().id(), slots, request.attempts()),
        progress,
        clock);
  }

  /** A job inside a SparkContext that goes on running afterwards. */
  public PrescreenJob(
      CleanRequest request, SparkContext existing, JobProgress progress, Clock clock) {
    this(request, existing.getConf(), existing, progress, clock);
  }

  private PrescreenJob(
      CleanRequest request,
      SparkConf conf,
      @Nullable SparkContext existing,
      JobProgress progress,
      Clock clock) {
    this.run = new JobRun(request, conf, existing, progress, clock);
  }

  /** Live counts of this JVM: of a local run, all of it. */
  public CleanProgress live() {
    return run.live();
  }

  /** Runs it; results and errors as of {@link CleanJob#run}. */
  @SuppressWarnings("try") // The plug-ins are held, not asked.
  public CleanResult run() throws IOException {
    Instant started = run.now();
    try (PluginJars.Use held = run.usePlugins()) {
      return run(started);
    }
  }

  private CleanResult run(Instant started) throws IOException {
    JobRun.Opened opened = run.open();
    requireChecks(opened);
    List<Shard> files = files();
    Openings.makeFolders(run.request().location());
    // What the policy says is skipped is a pre-screen's result, not its input.
    Plan plan = run.plan(opened, null, files);
    return run.run(started, new Prepared(opened.bound(), opened.key(), plan, null, null, Map.of()));
  }

  private void requireChecks(JobRun.Opened opened) {
    Judge judge =
        new Judge(
            opened.bound().policy(),
            opened.bound().lists(),
            opened.bound().unsafeLabels(),
            ItemReviews.NONE);
    if (!judge.checksIndexes()) {
      throw new ProblemsException(
          Problem.of(
              run.request().policy(),
              "no rule can be answered by an index; a pre-screen needs one that matches sha1, url or domain"));
    }
  }

  private List<Shard> files() {
    CleanRequest request = run.request();
    Inputs.Resolved inputs =
        Inputs.resolve(
            request.inputs(),
            request.inputsFrom(),
            run.configuration(),
            IndexFiles::recognises,
            "is no index; name .parquet files of a crawl's columnar index");
    if (inputs.shards().isEmpty()) {
      throw new NothingToScanException(
          request.inputs(),
          inputs.ignoredFiles(),
          "no index file",
          "a crawl's columnar index is made of .parquet files");
    }
    Overlaps.refuse(request.location(), inputs.shards());
    return inputs.shards();
  }
}
