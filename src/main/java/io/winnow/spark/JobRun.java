package io.winnow.spark;

import io.winnow.bind.Binder;
import io.winnow.bind.Bound;
import io.winnow.clean.CleanProgress;
import io.winnow.core.ProblemsException;
import io.winnow.core.Shard;
import io.winnow.list.ListState;
import io.winnow.list.LoadedList;
import io.winnow.policy.Policy;
import io.winnow.proof.TokenKey;
import io.winnow.proof.seal.SealingKey;
import io.winnow.run.CommitLog;
import io.winnow.run.Manifest.FailedUnit;
import io.winnow.run.Owner;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunKind;
import io.winnow.run.Unit;
import io.winnow.spi.PluginJars;
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
 * What every job has in common, from what it has prepared to its manifest: the run directory is
 * opened, units run, receipts are committed, what no receipt names is swept.
 */
final class JobRun {
  private final CleanRequest request;
  private final SparkConf conf;
  private final Configuration configuration;
  private final JobProgress progress;
  private final Clock clock;
  private final @Nullable SparkContext existing;
  private final CleanProgress live = new CleanProgress();
  private List<PluginFiles.Located> plugins = List.of();

  /**
   * A run.
   *
   * @param existing a context that goes on running afterwards, or null to start one
   */
  JobRun(
      CleanRequest request,
      SparkConf conf,
      @Nullable SparkContext existing,
      JobProgress progress,
      Clock clock) {
    this.request = request;
    this.conf = conf;
    this.existing = existing;
    this.configuration = Engine.configuration(conf);
    this.progress = progress;
    this.clock = clock;
  }

  CleanRequest request() {
    return request;
  }

  Configuration configuration() {
    return configuration;
  }

  CleanProgress live() {
    return live;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * Puts the plug-in jars that the request names on the class path, until the answer is closed.
   * Before anything else: policies and lists may name what they bring.
   */
  PluginJars.Use usePlugins() throws IOException {
    plugins = PluginFiles.find(request.plugins(), configuration);
    return PluginFiles.use(plugins, configuration);
  }

  /** The policy's folder. */
  String folder() {
    return PolicyFiles.folderOf(request.policy());
  }

  /** What a job is made of before its inputs are looked for. */
  record Opened(Bound bound, TokenKey key) {}

  /** Reads policy, lists and key, and passes their gates; looks whether OUT can be used. */
  Opened open() throws IOException {
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
            PolicyFiles.opener(folder(), configuration),
            PolicyFiles.listKey(request.listKey(), configuration),
            today(),
            lastUse.orElse(Map.of()));
    String tokenKeyId = bound.reviews().scope().tokenKeyId();
    if (tokenKeyId != null && !tokenKeyId.equals(key.id())) {
      throw new ProblemsException(
          policy
              .decisions()
              .orElseThrow()
              .at()
              .problem(
                  "decisions",
                  "they were signed for item tokens of another token key: give that one, or decide anew"));
    }
    return new Opened(bound, key);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** The plan of a run over these inputs. */
  Plan plan(Opened opened, Plan.@Nullable SkipStamp skip, List<Shard> inputs) {
    Bound bound = opened.bound();
    List<Plan.ListStamp> lists = new ArrayList<>();
    for (LoadedList list : bound.lists().values()) {
      lists.add(
          new Plan.ListStamp(
              list.id(),
              list.version(),
              list.date().toString(),
              list.purpose().id(),
              list.digest(),
              list.count(),
              list.coverage().lost(),
              list.coverage().sentence(list.id())));
    }
    List<Plan.ModelStamp> models =
        bound.models().values().stream()
            .map(
                model ->
                    new Plan.ModelStamp(model.id(), model.version(), model.sha256().orElse(null)))
            .toList();
    return new Plan(
        Plan.FORMAT,
        Versions.tool(),
        request.kind(),
        bound.policy().name(),
        bound.policy().digest(),
        bound.policy().canonical(),
        opened.key().id(),
        bound.evidenceKey().map(SealingKey::id).orElse(null),
        lists,
        models,
        skip,
        // A pre-screen's items are called as its index calls them: nobody has decided on those.
        request.kind() == RunKind.PRESCREEN ? null : bound.reviews().stamp(),
        Plugins.stamps(),
        PreviousRun.stamp(request.previous(), configuration),
        request.location(),
        inputs.stream().map(Unit::of).toList());
  }

  @SuppressWarnings("try") // The owner is held, not asked.
  CleanResult run(Instant started, Prepared prepared) throws IOException {
    RunDirectory directory = Openings.directory(request.location(), configuration);
    String nonce = nonce();
    try (Owner owner =
        Openings.open(directory, prepared.plan(), request.existing(), nonce, clock)) {
      prepared.rememberLists(request.listState(), configuration);
      CommitLog log = CommitLog.open(directory.out());
      JobSpec spec =
          JobSpec.of(
              prepared.plan(), request, folder(), plugins, nonce, today(), request.attempts());
      int resumed = log.receipts().size();
      List<FailedUnit> failed = runUnits(spec, prepared, owner, log);
      owner.check();
      directory.sweep(log.receipts().values());
      Finish finish = new Finish(directory, prepared.plan(), request.gates(), progress, clock);
      return new CleanResult(
          finish.write(started, log.receipts().values(), failed, prepared.sandbox()), resumed);
    }
  }

  private List<FailedUnit> runUnits(JobSpec spec, Prepared prepared, Owner owner, CommitLog log)
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
      Worker.place(spec, prepared, configuration, live);
    }
    try (Committer committer = new Committer(owner, log, progress)) {
      return new UnitRunner(context, spec, prepared.skipNames(), committer, progress).run(left);
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
