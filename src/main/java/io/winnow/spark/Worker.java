package io.winnow.spark;

import io.winnow.bind.Binder;
import io.winnow.bind.Bound;
import io.winnow.bind.SignedReviews;
import io.winnow.bind.SkipSet;
import io.winnow.bind.SkippedShard;
import io.winnow.clean.CleanProgress;
import io.winnow.clean.RowMaker;
import io.winnow.judge.Judge;
import io.winnow.policy.Policy;
import io.winnow.proof.TokenKey;
import io.winnow.proof.seal.SealingKey;
import io.winnow.run.Json;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunKind;
import io.winnow.run.Unit;
import io.winnow.screen.ScreenerPool;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ShardFormat;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * What one JVM holds for a job: lists, models, keys, the pool of screeners. Made once, by the first
 * task that needs it, and shared by all task slots.
 */
final class Worker {
  private static final Map<String, Worker> BY_NONCE = new ConcurrentHashMap<>();

  private final JobSpec spec;
  private final Configuration configuration;
  private final Judging judging;
  private final RunDirectory directory;
  private final Optional<SealingKey> evidenceKey;
  private final @Nullable ScreenerPool screeners;
  private final @Nullable SkipSet skip;
  private final Catalogue<ShardFormat> formats = Catalogue.load(ShardFormat.class);
  private final CleanProgress progress;

  private Worker(
      JobSpec spec,
      Bound bound,
      TokenKey key,
      @Nullable ScreenerPool screeners,
      @Nullable SkipSet skip,
      Configuration configuration,
      CleanProgress progress)
      throws IOException {
    this.screeners = screeners;
    this.skip = skip;
    this.spec = spec;
    this.configuration = configuration;
    this.progress = progress;
    this.evidenceKey = bound.evidenceKey();
    this.judging =
        new Judging(
            bound, spec.decisionsSha256() == null ? SignedReviews.NONE : bound.reviews(), key);
    this.directory = new RunDirectory(spec.location(), configuration);
  }

  /** The worker of a job in this JVM. */
  static Worker of(String specJson) throws IOException {
    JobSpec spec = Json.read(specJson, JobSpec.class);
    synchronized (BY_NONCE) {
      Worker worker = BY_NONCE.get(spec.nonce());
      if (worker == null) {
        worker = load(spec);
        BY_NONCE.put(spec.nonce(), worker);
      }
      return worker;
    }
  }

  /** Puts a worker in place whose lists are loaded already: a local run's driver has them. */
  static void place(
      JobSpec spec, Prepared prepared, Configuration configuration, CleanProgress progress)
      throws IOException {
    BY_NONCE.put(
        spec.nonce(),
        new Worker(
            spec,
            prepared.bound(),
            prepared.key(),
            prepared.screeners(),
            prepared.skip(),
            configuration,
            progress));
  }

  /** Forgets a job in this JVM; its screeners are whoever's who opened them. */
  static void dismiss(String nonce) {
    BY_NONCE.remove(nonce);
  }

  private static Worker load(JobSpec spec) throws IOException {
    Configuration configuration = Engine.executorConfiguration();
    // For as long as this executor lives: a task of the same job may come at any time.
    var unused = PluginFiles.use(spec.plugins(), configuration);
    Policy policy = Policy.parse(spec.policy(), "policy of the run");
    Optional<String> listKey = Optional.of(spec.listKey()).filter(location -> !location.isEmpty());
    Bound bound =
        Binder.again(
            policy,
            PolicyFiles.opener(spec.policyFolder(), configuration),
            PolicyFiles.listKey(listKey, configuration),
            LocalDate.parse(spec.today()),
            spec.listSha256(),
            Optional.ofNullable(spec.evidenceKeyId()),
            spec.decisionsSha256());
    TokenKey key = PolicyFiles.tokenKey(spec.tokenKey(), configuration);
    if (!key.id().equals(spec.tokenKeyId())) {
      throw new IOException("the token key at " + spec.tokenKey() + " is not the driver's");
    }
    if (spec.kind() == RunKind.PRESCREEN) {
      return new Worker(spec, bound, key, null, null, configuration, new CleanProgress());
    }
    SkipSet skip = SkipFiles.read(policy, spec.policyFolder(), configuration);
    if (!Objects.equals(skip == null ? null : skip.sha256(), spec.skipSha256())) {
      throw new IOException("what skip: names has changed since the run was planned; run it again");
    }
    ScreenerPool screeners =
        Screeners.pool(
            policy,
            List.copyOf(bound.models().keySet()),
            PolicyFiles.hidden(
                spec.policyFolder(),
                policy,
                PolicyFiles.keys(spec.tokenKey(), listKey),
                spec.location()));
    return new Worker(spec, bound, key, screeners, skip, configuration, new CleanProgress());
  }

  /** What is to be skipped of a shard that the pre-screened index calls so. */
  SkippedShard skipped(@Nullable String skipName) {
    return skip == null || skipName == null ? SkippedShard.NONE : skip.of(skipName);
  }

  JobSpec spec() {
    return spec;
  }

  Configuration configuration() {
    return configuration;
  }

  /** The judge of a unit: reviewers have decided on items of certain shards. */
  Judge judge(Unit unit) {
    return judging.judge(unit.shard());
  }

  RowMaker rows() {
    return judging.rows();
  }

  RunDirectory directory() {
    return directory;
  }

  Optional<SealingKey> evidenceKey() {
    return evidenceKey;
  }

  ScreenerPool screeners() {
    return Objects.requireNonNull(screeners);
  }

  Catalogue<ShardFormat> formats() {
    return formats;
  }

  CleanProgress progress() {
    return progress;
  }
}
