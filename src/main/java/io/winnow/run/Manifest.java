package io.winnow.run;

import io.winnow.core.TableFile;
import io.winnow.core.Tally;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
 * @param unitsPlanned how many there were to clean
 * @param unitsDone how many have a receipt
 * @param failed units without a receipt, and why
 * @param tally the sum of all receipts
 * @param tables rows and row digest of each table
 * @param files every live file
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
    int unitsPlanned,
    int unitsDone,
    List<FailedUnit> failed,
    Tally tally,
    List<TableTotal> tables,
    List<TableFile> files,
    List<Gate.Result> gates,
    Map<String, String> coverage) {

  public static final int FORMAT = 1;

  public Manifest {
    Objects.requireNonNull(state);
    Objects.requireNonNull(tool);
    Objects.requireNonNull(sandbox);
    Objects.requireNonNull(policyDigest);
    Objects.requireNonNull(planSha256);
    Objects.requireNonNull(tally);
    versions = new java.util.TreeMap<>(versions);
    failed = List.copyOf(failed);
    tables = List.copyOf(tables);
    files = List.copyOf(files);
    gates = List.copyOf(gates);
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
}
