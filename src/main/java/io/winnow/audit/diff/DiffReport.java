package io.winnow.audit.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two runs.
 *
 * @param before the first run
 * @param after the second run
 * @param inputs what both have read, and what not
 * @param changes by kind, in the order of {@link ChangeKind}; kinds without an item too
 * @param notTold items of which the token key alone could tell whether they have changed
 * @param policy lines of the policies' canonical forms: those that are only in the first begin with
 *     {@code -}, those only in the second with {@code +}
 * @param lists that are not the same
 * @param models that are not the same
 */
public record DiffReport(
    Run before,
    Run after,
    Inputs inputs,
    List<ChangeFigures> changes,
    long notTold,
    List<String> policy,
    List<Versions> lists,
    List<Versions> models) {
  public DiffReport {
    changes = List.copyOf(changes);
    policy = List.copyOf(policy);
    lists = List.copyOf(lists);
    models = List.copyOf(models);
  }

  /** How many items have changed. */
  public long changed() {
    return changes.stream().mapToLong(ChangeFigures::items).sum();
  }

  /**
   * A run.
   *
   * @param kind the command that made it
   * @param state how it ended
   * @param tool Winnow's version
   * @param policyName of its policy
   * @param policyDigest of its policy
   * @param items judged in all
   */
  public record Run(
      String kind, String state, String tool, String policyName, String policyDigest, long items) {}

  /**
   * Shards.
   *
   * @param compared read by both, byte for byte the same as far as digests tell
   * @param onlyBefore inputs of the first run alone
   * @param onlyAfter inputs of the second run alone
   * @param changed whose bytes are not the same: item ids mean something else in them
   * @param failed of both, but not finished in one of them
   */
  public record Inputs(long compared, Some onlyBefore, Some onlyAfter, Some changed, Some failed) {}

  /**
   * Some of many.
   *
   * @param count of all
   * @param first paths of the first ones, at most {@link #MOST}
   */
  public record Some(long count, List<String> first) {
    public static final int MOST = 20;

    public Some {
      first = List.copyOf(first);
    }

    static Some of(List<String> all) {
      return new Some(all.size(), all.subList(0, Math.min(MOST, all.size())));
    }
  }

  /**
   * A list or a model.
   *
   * @param id which
   * @param before version and digest in the first run; null if it was not there
   * @param after the same in the second run
   */
  public record Versions(String id, @Nullable String before, @Nullable String after) {}
}
