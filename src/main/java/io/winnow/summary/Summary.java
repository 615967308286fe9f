package io.winnow.summary;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * {@code summary.json}: all that a report shows of a ledger, whatever its size. Numbers are counts
 * of ledger rows unless they say otherwise.
 *
 * @param format version of this file's format
 * @param policyDigest hex SHA-256 of the policy's canonical form
 * @param ledgerRoot the run's Merkle root over ledger rows: which ledger this was made of
 * @param rows in the ledger
 * @param masked rows that a confidential hit has masked: known by token alone
 * @param withoutUrl rows of items that are not masked and have no address
 * @param withoutTime rows of items without a time of capture
 * @param causes rows by what decided, most first; at most {@link #MOST_CAUSES} and a remainder
 * @param lists every list of the plan, in its order
 * @param rules every rule of the policy, in its order, then the fixed words that stand in its place
 * @param scores every model rule whose scores the receipts count, in the policy's order
 * @param hosts where rows came from, by host: lower-case ASCII, {@code (malformed)} for addresses
 *     that cannot be read and {@code (no host)} for those that are not the web's; masked rows are
 *     not in it
 * @param shards items by shard, most excluded first; masked rows are not counted
 * @param months rows by month of capture, such as {@code 2026-05}
 * @param mediaTypes rows by detected media type, {@code (none)} where nothing was detected
 * @param transparency rows by category, class, verdict, review and media type, for figures over
 *     several runs
 * @param strata how many rows each kind of row has, and how many of them are sampled
 * @param sample rows to look at, at most {@link #MOST_SAMPLED}, in the order of the strata
 */
public record Summary(
    int format,
    String policyDigest,
    String ledgerRoot,
    long rows,
    long masked,
    long withoutUrl,
    long withoutTime,
    Top<Cause> causes,
    List<ListFigures> lists,
    List<RuleFigures> rules,
    List<ScoreFigures> scores,
    Top<Count> hosts,
    Top<ShardFigures> shards,
    Top<Count> months,
    Top<Count> mediaTypes,
    Top<Cell> transparency,
    List<Stratum> strata,
    List<SampledRow> sample) {

  public static final int FORMAT = 1;
  public static final int MOST_CAUSES = 200;
  public static final int MOST_HOSTS = 50;
  public static final int MOST_SHARDS = 50;
  public static final int MOST_MONTHS = 240;
  public static final int MOST_MEDIA_TYPES = 30;
  public static final int MOST_CELLS = 2_000;
  public static final int MOST_STRATA = 200;
  public static final int MOST_SAMPLED = 500;

  /** Largest file: where there is more to show, less of it is shown. */
  public static final int MOST_BYTES = 3 << 19;

  public Summary {
    Objects.requireNonNull(policyDigest);
    Objects.requireNonNull(ledgerRoot);
    Objects.requireNonNull(causes);
    Objects.requireNonNull(hosts);
    Objects.requireNonNull(shards);
    Objects.requireNonNull(months);
    Objects.requireNonNull(mediaTypes);
    Objects.requireNonNull(transparency);
    lists = List.copyOf(lists);
    rules = List.copyOf(rules);
    scores = List.copyOf(scores);
    strata = List.copyOf(strata);
    sample = List.copyOf(sample);
  }

  /** Names of what another summary says otherwise, in this record's order. */
  public List<String> differences(Summary other) {
    List<String> differences = new ArrayList<>();
    for (RecordComponent part : Summary.class.getRecordComponents()) {
      try {
        if (!Objects.equals(part.getAccessor().invoke(this), part.getAccessor().invoke(other))) {
          differences.add(part.getName());
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record can be read", e);
      }
    }
    return differences;
  }
}
