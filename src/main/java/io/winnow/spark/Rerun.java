package io.winnow.spark;

import io.winnow.bind.Binder;
import io.winnow.bind.Bound;
import io.winnow.bind.SignedReviews;
import io.winnow.clean.Replay;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Shard;
import io.winnow.policy.Policy;
import io.winnow.proof.TokenKey;
import io.winnow.run.Locations;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.screen.Screener;
import io.winnow.screen.ScreenerPool;
import io.winnow.shard.ShardFiles;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ImageModel;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardFormat;
import io.winnow.spi.ShardReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/**
 * What a run was made with, put together once more: its policy, lists, models and decisions, each
 * held against the digest in the plan. For single records; nothing is written.
 */
public final class Rerun implements AutoCloseable {
  private final Plan plan;
  private final Configuration configuration = new Configuration();
  private final Policy policy;
  private final Judging judging;
  private final ScreenerPool screeners;

  /**
   * Where to find what the plan names.
   *
   * @param policy the policy's file, which lists lie relative to; without it they lie relative to
   *     the working directory
   * @param tokenKey location of the token key
   * @param listKey location of the key of sealed lists
   */
  public record Sources(Optional<String> policy, String tokenKey, Optional<String> listKey) {}

  /**
   * Puts it together.
   *
   * @param started when the run began: decisions expire by that day
   * @throws ProblemsException if something is not what the run was made with
   * @throws IOException if no screener can be started
   */
  public static Rerun of(Plan plan, Instant started, RunLocation location, Sources sources)
      throws IOException {
    TokenKey key = PolicyFiles.tokenKey(sources.tokenKey());
    Policy policy = policy(plan, sources);
    String folder =
        sources.policy().map(PolicyFiles::folderOf).orElseGet(() -> Locations.absolute("."));
    Bound bound =
        Binder.again(
            policy,
            PolicyFiles.opener(folder),
            PolicyFiles.listKey(sources.listKey()),
            LocalDate.ofInstant(started, ZoneOffset.UTC),
            digests(plan),
            Optional.ofNullable(plan.evidenceKeyId()),
            plan.decisions() == null ? null : plan.decisions().sha256());
    sameModels(plan, bound);
    SignedReviews reviews = plan.decisions() == null ? SignedReviews.NONE : bound.reviews();
    ScreenerPool screeners =
        Screeners.pool(
            policy,
            List.copyOf(bound.models().keySet()),
            PolicyFiles.hidden(
                folder, policy, PolicyFiles.keys(sources.tokenKey(), sources.listKey()), location));
    return new Rerun(plan, policy, new Judging(bound, reviews, key), screeners);
  }

  private Rerun(Plan plan, Policy policy, Judging judging, ScreenerPool screeners) {
    this.plan = plan;
    this.policy = policy;
    this.judging = judging;
    this.screeners = screeners;
  }

  private static Policy policy(Plan plan, Sources sources) {
    if (sources.policy().isEmpty()) {
      return Policy.parse(plan.policy(), "policy of the run");
    }
    String file = sources.policy().get();
    Policy policy = Policy.parse(PolicyFiles.read(file, "a policy"), file);
    if (!policy.digest().equals(plan.policyDigest())) {
      throw new ProblemsException(
          Problem.of(
              file,
              "is not the policy of this run: its digest is %.12s, the run's %.12s"
                  .formatted(policy.digest(), plan.policyDigest())));
    }
    return policy;
  }

  static Map<String, String> digests(Plan plan) {
    Map<String, String> digests = new TreeMap<>();
    plan.lists().forEach(list -> digests.put(list.id(), list.sha256()));
    return digests;
  }

  private static void sameModels(Plan plan, Bound bound) {
    List<Problem> problems = new ArrayList<>();
    for (Plan.ModelStamp stamp : plan.models()) {
      ImageModel model = bound.models().get(stamp.id());
      if (model == null
          || !model.version().equals(stamp.version())
          || !model.sha256().equals(Optional.ofNullable(stamp.sha256()))) {
        problems.add(
            Problem.of(
                "model " + stamp.id(),
                "is not the run's version %s; use the tool and plug-ins of the run"
                    .formatted(stamp.version())));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }

  /** What is not as it was, and may change an answer all the same. */
  public List<String> warnings() {
    return plan.tool().equals(Versions.tool())
        ? List.of()
        : List.of(
            "the run was made by winnow %s, this is %s".formatted(plan.tool(), Versions.tool()));
  }

  /**
   * The items of the record at an offset, as they come out now. Of the shard only that record is
   * read, where its format can be entered there.
   *
   * @return empty if no record begins there
   * @throws ProblemsException if the shard is gone, or is not the one that was read
   */
  public List<Replay.Replayed> record(Shard shard, Optional<String> sha256, long offset)
      throws IOException {
    ShardFormat format =
        Catalogue.load(ShardFormat.class).all().stream()
            .filter(f -> f.recognises(shard.path()))
            .findFirst()
            .orElseThrow(
                () -> new ProblemsException(Problem.of(shard.path(), "is of no known format")));
    Shard now = sameShard(shard, sha256);
    if (offset >= now.length()) {
      return List.of();
    }
    try (ShardReader reader =
            format.openAt(now, offset, ShardFiles.source(now, configuration), policy.limits());
        Screener screener = screeners.lease(() -> false)) {
      ShardEntry entry = reader.next();
      return entry == null || entry.offset() != offset
          ? List.of()
          : new Replay(judging.judge(shard), screener, judging.rows()).of(entry, shard);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The shard, if its bytes are those that were read: by time and length, else by digest. */
  private Shard sameShard(Shard shard, Optional<String> sha256) throws IOException {
    Shard now;
    try {
      now = ShardFiles.asItIs(shard, configuration);
    } catch (FileNotFoundException e) {
      throw changed(shard, "is gone: there is no " + Locations.shown(shard.location()));
    }
    if (now.equals(shard)) {
      return shard;
    }
    if (now.length() != shard.length()) {
      throw changed(
          shard,
          "is not the one that was read: it has %,d bytes, it had %,d"
              .formatted(now.length(), shard.length()));
    }
    if (sha256.isEmpty()) {
      throw changed(shard, "has another time than when it was read, and there is no digest of it");
    }
    try (var in = ShardFiles.source(now, configuration).from(0)) {
      if (!RunDirectory.sha256(in).equals(sha256.get())) {
        throw changed(shard, "is not the one that was read: its SHA-256 is another");
      }
    }
    return now;
  }

  private static ProblemsException changed(Shard shard, String what) {
    return new ProblemsException(Problem.of("shard " + shard.path(), what));
  }

  @Override
  public void close() {
    screeners.close();
  }
}
