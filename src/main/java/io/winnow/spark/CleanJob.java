package io.winnow.spark;

import io.winnow.bind.Bound;
import io.winnow.bind.SkipMatch;
import io.winnow.bind.SkipSet;
import io.winnow.clean.CleanProgress;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Shard;
import io.winnow.policy.Policy;
import io.winnow.run.Plan;
import io.winnow.screen.ScreenerPool;
import io.winnow.shard.Inputs;
import io.winnow.spi.Catalogue;
import io.winnow.spi.PluginJars;
import io.winnow.spi.ShardFormat;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/**
 * The clean job, from request to manifest.
 *
 * <p>Everything that can be wrong is found before the first byte of a shard is read. It works
 * inside an existing SparkContext, which it then leaves running, and never ends the JVM.
 */
public final class CleanJob {
  private final JobRun run;

  /**
   * A job.
   *
   * @param conf Spark's settings, from {@link Engine#settings}
   * @param progress told how it goes on
   * @param clock tells today, for the age of lists
   */
  public CleanJob(CleanRequest request, SparkConf conf, JobProgress progress, Clock clock) {
    this(request, conf, null, progress, clock);
  }

  /**
   * A job that starts Spark itself: as spark-submit says, else on this machine.
   *
   * @param slots units at a time on this machine
   */
  public CleanJob(CleanRequest request, int slots, JobProgress progress, Clock clock) {
    this(
        request,
        Engine.settings("winnow " + request.kind().id(), slots, request.attempts()),
        progress,
        clock);
  }

  /** A job inside a SparkContext that goes on running afterwards. */
  public CleanJob(CleanRequest request, SparkContext existing, JobProgress progress, Clock clock) {
    this(request, existing.getConf(), existing, progress, clock);
  }

  private CleanJob(
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

  /**
   * Runs it.
   *
   * @throws ProblemsException if policy, lists, models or inputs cannot be used; nothing ran
   * @throws NothingToScanException if the inputs hold no shard; nothing ran
   * @throws io.winnow.run.RunBusyException if the output folder cannot be used; nothing ran
   * @throws IOException if the run directory fails; what is committed stays, and can be resumed
   */
  @SuppressWarnings("try") // The plug-ins are held, not asked.
  public CleanResult run() throws IOException {
    Instant started = run.now();
    try (PluginJars.Use held = run.usePlugins()) {
      return run(started);
    }
  }

  private CleanResult run(Instant started) throws IOException {
    JobRun.Opened opened = run.open();
    CleanRequest request = run.request();
    List<Shard> shards = shards(request);
    Policy policy = opened.bound().policy();
    SkipSet skip = SkipFiles.read(policy, run.folder(), run.configuration());
    Map<String, String> skipNames = Map.of();
    Plan.SkipStamp stamp = null;
    if (skip != null) {
      SkipMatch match = SkipMatch.of(skip.shards(), shards, "skip");
      skipNames = match.nameByPath();
      stamp =
          new Plan.SkipStamp(skip.sha256(), skip.records(), skipNames.size(), match.strangers());
    }
    Openings.makeFolders(request.location());
    try (ScreenerPool screeners = screeners(opened.bound())) {
      Plan plan = run.plan(opened, stamp, shards);
      return run.run(
          started, new Prepared(opened.bound(), opened.key(), plan, screeners, skip, skipNames));
    }
  }

  private List<Shard> shards(CleanRequest request) {
    Inputs.Resolved inputs =
        Inputs.resolve(
            request.inputs(),
            request.inputsFrom(),
            run.configuration(),
            Catalogue.load(ShardFormat.class));
    if (inputs.shards().isEmpty()) {
      throw new NothingToScanException(
          request.inputs(),
          inputs.ignoredFiles(),
          "no shard",
          "shards are .warc, .warc.gz, .wet and .wet.gz files");
    }
    Overlaps.refuse(request.location(), inputs.shards());
    return inputs.shards();
  }

  /**
   * Screeners for this JVM, of which the first proves that models and sandbox are as they should.
   */
  private ScreenerPool screeners(Bound bound) {
    ScreenerPool pool = null;
    try {
      pool =
          Screeners.pool(
              bound.policy(),
              List.copyOf(bound.models().keySet()),
              PolicyFiles.hidden(
                  run.folder(),
                  bound.policy(),
                  PolicyFiles.keys(run.request().tokenKey(), run.request().listKey()),
                  run.request().location()));
      pool.prove();
      return pool;
    } catch (IOException e) {
      if (pool != null) {
        pool.close();
      }
      throw new ProblemsException(Problem.of("screener", String.valueOf(e.getMessage())));
    }
  }
}
