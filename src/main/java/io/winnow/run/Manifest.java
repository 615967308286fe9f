package io.winnow.run;

import io.winnow.core.TableFile;
import io.winnow.core.Tally;
import java.util.List;
import java.util.Map;

/**
 * {@code run.json}: what came of a run, written last.
 *
 * @param format version of this file's format
 * @param state how it ended
 * @param signature {@code unsigned}
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
 */
public record Manifest(
    int format,
    State state,
    String signature,
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
    List<TableFile> files) {

  public static final int FORMAT = 1;
  public static final String UNSIGNED = "unsigned";

  /** How a run ended. */
  public enum State {
    COMPLETE,
    /** Some units have no receipt. */
    INCOMPLETE,
    /** Complete, but a gate of the user's did not hold. */
    GATE_FAILED
  }

  /**
   * A unit that could not be cleaned.
   *
   * @param unitKey the unit
   * @param shard path of its shard
   * @param why a sentence
   */
  public record FailedUnit(String unitKey, String shard, String why) {}

  /**
   * A table as a whole.
   *
   * @param table its name
   * @param files how many
   * @param rows how many
   * @param bytes of all files
   * @param rowDigest hex, order-independent
   */
  public record TableTotal(String table, long files, long rows, long bytes, String rowDigest) {}
}
