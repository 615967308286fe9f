package io.winnow.run;

import io.winnow.core.TableFile;
import io.winnow.core.Tally;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code run.json}: what came of a run, written last.
 *
 * @param format version of this file's format
 * @param state how it ended
 * @param tool Winnow's version
 * @param versions of Java, Spark and what else matters
 * @param sandbox how the screener was isolated
 * @param started ISO 8601, UTC
 * @param ended ISO 8601, UTC
 * @param policyDigest hex SHA-256 of the policy's canonical form
 * @param planSha256 hex digest of {@code plan.json}
 * @param policyName the policy's name
 * @param lists the lists as they were loaded
 * @param models the models
 * @param decisions reviewers' decisions and what became of them; null where the policy names none
 * @param plugins what was taken from plug-in jars
 * @param series which run of a series it is, and what came before
 * @param inputs the shards that were cleaned, by path
 * @param unitsPlanned how many there were to clean
 * @param unitsDone how many have a receipt
 * @param failed units without a receipt, and why
 * @param tally the sum of all receipts
 * @param tables rows and row digest of each table
 * @param files every live file
 * @param roots Merkle roots over all units
 * @param summarySha256 hex digest of {@code summary.json}; null if there is none
 * @param hits what is known of hits on confidential lists, without saying where they are
 * @param gates how the run stood to the user's gates
 * @param coverage how much of each list was active, by list
 */
public record Manifest(
    int format,
    State state,
    String tool,
    Map<String, String> versions,
    String sandbox,
    String started,
    String ended,
    String policyDigest,
    String planSha256,
    String policyName,
    List<Plan.ListStamp> lists,
    List<Plan.ModelStamp> models,
    @Nullable Decisions decisions,
    List<Plan.PluginStamp> plugins,
    Plan.SeriesStamp series,
    List<Input> inputs,
    int unitsPlanned,
    int unitsDone,
    List<FailedUnit> failed,
    Tally tally,
    List<TableTotal> tables,
    List<TableFile> files,
    Roots roots,
    @Nullable String summarySha256,
    Hits hits,
    List<Gate.Result> gates,
    Map<String, String> coverage) {

  public static final int FORMAT = 1;

  public Manifest {
    Objects.requireNonNull(state);
    Objects.requireNonNull(tool);
    Objects.requireNonNull(sandbox);
    Objects.requireNonNull(started);
    Objects.requireNonNull(ended);
    Objects.requireNonNull(policyDigest);
    Objects.requireNonNull(planSha256);
    Objects.requireNonNull(policyName);
    Objects.requireNonNull(series);
    Objects.requireNonNull(roots);
    Objects.requireNonNull(hits);
    lists = List.copyOf(lists);
    models = List.copyOf(models);
    plugins = List.copyOf(plugins);
    inputs = List.copyOf(inputs);
    Objects.requireNonNull(tally);
    versions = new java.util.TreeMap<>(versions);
    failed = List.copyOf(failed);
    tables = List.copyOf(tables);
    files = List.copyOf(files);
    gates = List.copyOf(gates);
    versions.values().forEach(Objects::requireNonNull);
    coverage.values().forEach(Objects::requireNonNull);
    coverage = new java.util.TreeMap<>(coverage);
  }

  /** How a run ended. */
  public enum State {
    COMPLETE,
    /** Some units have no receipt. */
    INCOMPLETE,
    /** Complete, but a gate of the user's did not hold. */
    GATE_FAILED;

    /** The state of a run that has a receipt for all units, or not, and stood so to its gates. */
    public static State of(boolean complete, List<Gate.Result> gates) {
      return !complete
          ? INCOMPLETE
          : gates.stream().allMatch(Gate.Result::held) ? COMPLETE : GATE_FAILED;
    }
  }

  /**
   * A unit that could not be cleaned.
   *
   * @param unitKey the unit
   * @param shard path of its shard
   * @param why a sentence
   */
  public record FailedUnit(String unitKey, String shard, String why) {
    public FailedUnit {
      Objects.requireNonNull(unitKey);
      Objects.requireNonNull(shard);
      Objects.requireNonNull(why);
    }
  }

  /**
   * A table as a whole.
   *
   * @param table its name
   * @param files how many
   * @param rows how many
   * @param bytes of all files
   * @param rowDigest hex, order-independent
   */
  public record TableTotal(String table, long files, long rows, long bytes, String rowDigest) {
    public TableTotal {
      Objects.requireNonNull(table);
      Objects.requireNonNull(rowDigest);
    }
  }

  /**
   * A shard that was cleaned.
   *
   * @param path relative to its INPUT
   * @param bytes as stored
   * @param sha256 hex digest of these bytes, computed while they were read; null where not all of
   *     them were
   */
  public record Input(String path, long bytes, @Nullable String sha256) {
    public Input {
      Objects.requireNonNull(path);
    }
  }

  /**
   * Merkle roots (RFC 6962) over all units in the order of their keys; a leaf is a unit's key, the
   * number of its ledger rows or files, and the root in its receipt, a line feed between them.
   *
   * @param ledger over ledger rows: the same for equal plans
   * @param files over files: not the same in two runs
   */
  public record Roots(String ledger, String files) {
    public Roots {
      Objects.requireNonNull(ledger);
      Objects.requireNonNull(files);
    }
  }

  /**
   * Hits on confidential lists.
   *
   * @param items with such a hit
   * @param withoutOrigin those of them of which the evidence lacks an address or a time of capture
   * @param firstKnown ISO 8601, UTC: when the first unit with evidence was finished; null without
   *     one
   * @param lastKnown the same of the last one
   * @param retainUntil until when the policy wants the evidence kept, counted from the last; null
   *     without evidence
   */
  public record Hits(
      long items,
      long withoutOrigin,
      @Nullable String firstKnown,
      @Nullable String lastKnown,
      @Nullable String retainUntil) {}

  /**
   * Reviewers' decisions.
   *
   * @param file what was loaded
   * @param applied items on which a decision took effect
   * @param refused items on which a decision to keep them had none, because nobody may
   * @param unmatched decisions on items that no finished unit has
   */
  public record Decisions(Plan.DecisionsStamp file, long applied, long refused, long unmatched) {
    public Decisions {
      Objects.requireNonNull(file);
    }
  }
}
