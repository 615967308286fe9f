package io.winnow.spark;

import io.winnow.bind.Binder;
import io.winnow.bind.Bound;
import io.winnow.clean.CleanProgress;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.list.ListState;
import io.winnow.list.LoadedList;
import io.winnow.policy.Policy;
import io.winnow.proof.TokenKey;
import io.winnow.run.CommitLog;
import io.winnow.run.Manifest.FailedUnit;
import io.winnow.run.Owner;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.Unit;
import io.winnow.screen.SandboxState;
import io.winnow.screen.ScreenerPool;
import io.winnow.shard.Inputs;
import io.winnow.spi.Catalogue;
import io.winnow.spi.PluginJars;
import io.winnow.spi.ShardFormat;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
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
  private final CleanRequest request;
  private final SparkConf conf;
  private final Configuration configuration;
  private final JobProgress progress;
  private final Clock clock;
  private final @Nullable SparkContext existing;
  private final CleanProgress live = new CleanProgress();

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
        Engine.settings(
            "winnow " + (request.clean() ? "clean" : "scan"), slots, request.attempts()),
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
    this.request = request;
    this.existing = existing;
    this.conf = conf;
    this.configuration = Engine.configuration(conf);
    this.progress = progress;
    this.clock = clock;
  }

  /** Live counts of this JVM: of a local run, all of it. */
  public CleanProgress live() {
    return live;
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
    Instant started = clock.instant();
    List<PluginFiles.Located> plugins = PluginFiles.find(request.plugins(), configuration);
    try (PluginJars.Use held = PluginFiles.use(plugins, configuration)) {
      Prepared prepared = prepare();
      try (ScreenerPool screeners = prepared.screeners()) {
        return run(started, prepared, plugins, screeners.sandbox());
      }
    }
  }

  @SuppressWarnings("try") // The owner is held, not asked.
  private CleanResult run(
      Instant started, Prepared prepared, List<PluginFiles.Located> plugins, SandboxState sandbox)
      throws IOException {
    RunDirectory directory = Openings.directory(request.location(), configuration);
    String nonce = nonce();
    try (Owner owner =
        Openings.open(directory, prepared.plan(), request.existing(), nonce, clock)) {
      prepared.rememberLists(request.listState(), configuration);
      CommitLog log = CommitLog.open(directory.out());
      JobSpec spec =
          JobSpec.of(
              prepared.plan(),
              request,
              PolicyFiles.folderOf(request.policy()),
              plugins,
              nonce,
              request.attempts());
      int resumed = log.receipts().size();
      List<FailedUnit> failed = cleanUnits(spec, prepared, owner, log);
      owner.check();
      directory.sweep(log.receipts().values());
      Finish finish = new Finish(directory, prepared.plan(), request.gates(), clock);
      return new CleanResult(
          finish.write(started, log.receipts().values(), failed, sandbox), resumed);
    }
  }

  /** What is known before the output folder is touched. */
  private Prepared prepare() throws IOException {
    Policy policy =
        Policy.parse(
            PolicyFiles.read(request.policy(), "a policy", configuration), request.policy());
    Optional<Map<String, ListState>> lastUse =
        request.listState().map(l -> ListStates.read(l, configuration));
    TokenKey key = PolicyFiles.tokenKey(request.tokenKey(), configuration);
    Overlaps.refuse(request);
    Openings.refuse(Openings.directory(request.location(), configuration), request.existing());
    Bound bound =
        Binder.gated(
            policy,
            PolicyFiles.opener(PolicyFiles.folderOf(request.policy()), configuration),
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
            lastUse.orElse(Map.of()));
    Inputs.Resolved inputs =
        Inputs.resolve(
            request.inputs(),
            request.inputsFrom(),
            configuration,
            Catalogue.load(ShardFormat.class));
    if (inputs.shards().isEmpty()) {
      throw new NothingToScanException(request.inputs(), inputs.ignoredFiles());
    }
    Overlaps.refuse(request.location(), inputs.shards());
    Openings.makeFolders(request.location());
    return new Prepared(bound, key, plan(bound, key, inputs), screeners(bound));
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
                  PolicyFiles.folderOf(request.policy()),
                  bound.policy(),
                  request.tokenKey(),
                  request.location()));
      pool.prove();
      return pool;
    } catch (IOException e) {
      if (pool != null) {
        pool.close();
      }
      throw new ProblemsException(Problem.of("screener", String.valueOf(e.getMessage())));
    }
  }

  private Plan plan(Bound bound, TokenKey key, Inputs.Resolved inputs) {
    List<Plan.ListStamp> lists = new ArrayList<>();
    for (LoadedList list : bound.lists().values()) {
      lists.add(
          new Plan.ListStamp(
              list.id(),
              list.version(),
              list.date().toString(),
              list.purpose().id(),
              list.digest(),
              list.count()));
    }
    List<Plan.ModelStamp> models =
        bound.models().values().stream()
            .map(model -> new Plan.ModelStamp(model.id(), model.version()))
            .toList();
    return new Plan(
        Plan.FORMAT,
        Versions.tool(),
        request.clean(),
        bound.policy().name(),
        bound.policy().digest(),
        bound.policy().canonical(),
        key.id(),
        lists,
        models,
        Plugins.stamps(),
        request.location(),
        inputs.shards().stream().map(Unit::of).toList());
  }

  private List<FailedUnit> cleanUnits(JobSpec spec, Prepared prepared, Owner owner, CommitLog log)
      throws IOException {
    List<Unit> left =
        prepared.plan().units().stream()
            .filter(unit -> !log.receipts().containsKey(unit.key()))
            .toList();
    progress.planned(prepared.plan().units().size(), log.receipts().size());
    if (left.isEmpty()) {
      return List.of();
    }
    SparkContext context = existing == null ? new SparkContext(conf) : existing;
    boolean local = context.isLocal();
    if (local) {
      Worker.place(
          spec, prepared.bound(), prepared.key(), prepared.screeners(), configuration, live);
    }
    try (Committer committer = new Committer(owner, log, progress)) {
      return new UnitRunner(context, spec, committer, progress).run(left);
    } finally {
      if (existing == null) {
        // Losing attempts may write until their executors are gone; only then may anything be
        // swept.
        context.stop();
      }
      Worker.dismiss(spec.nonce());
    }
  }

  private static String nonce() {
    byte[] nonce = new byte[6];
    new SecureRandom().nextBytes(nonce);
    return HexFormat.of().formatHex(nonce);
  }
}
