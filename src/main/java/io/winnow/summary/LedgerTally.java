package io.winnow.summary;

import io.winnow.core.FindingClass;
import io.winnow.core.Reason;
import io.winnow.core.Rollout;
import io.winnow.core.Row;
import io.winnow.policy.Policy;
import io.winnow.policy.Rule;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a pass over a ledger counts, in bounded memory whatever the ledger's size is and whatever
 * somebody has put into it: of one file, or of several that are added in the order of their units'
 * keys. Not thread-safe.
 */
public final class LedgerTally {
  /** Different hosts that are counted exactly. */
  static final int MOST_HOSTS = 1 << 18;

  /** The same in one file. */
  static final int MOST_HOSTS_OF_FILE = 1 << 16;

  /** Different causes, months, media types and cells that are counted exactly. */
  static final int MOST_KEYS = 1 << 13;

  /** Words in the place of a rule that are told apart: twice what there are. */
  private static final int MOST_WORDS = 20;

  /** The verdict of a stretch of a shard in which there is no record. */
  private static final String UNREADABLE = "unreadable";

  private static final String UNSCANNABLE = FindingClass.UNSCANNABLE.id();
  private static final String OTHER_WORDS = "(other)";
  private static final String NO_TYPE = "(none)";

  /** How much over its threshold a score is near it. */
  private static final double NEAR = 0.05;

  final TopCounter<CauseKey> causes = new TopCounter<>(MOST_KEYS);
  final TopCounter<String> hosts;
  final TopCounter<YearMonth> months = new TopCounter<>(MOST_KEYS);
  final TopCounter<String> mediaTypes = new TopCounter<>(MOST_KEYS);
  final TopCounter<CellKey> cells = new TopCounter<>(MOST_KEYS);
  final Strata strata = new Strata();
  final Map<String, ListCount> lists = new HashMap<>();
  final Map<String, RuleCount> rules = new HashMap<>();
  final FirstKeys<String, RuleCount> words =
      new FirstKeys<>(MOST_WORDS, Comparator.naturalOrder(), OTHER_WORDS, RuleCount::new);
  final Map<String, ShardCount> units = new HashMap<>();
  long rows;
  long masked;
  long withoutUrl;
  long withoutTime;

  private final ShardCount unit = new ShardCount();
  private final Hosts hostNames = new Hosts();
  private final CellKeys cellKeys = new CellKeys();
  private LedgerColumns columns = new LedgerColumns(LedgerColumns.READ);

  private LedgerTally(Policy policy, int mostHosts) {
    hosts = new TopCounter<>(mostHosts);
    policy.lists().forEach(list -> lists.put(list.id(), new ListCount()));
    policy.rules().stream().map(Rule::id).forEach(rule -> rules.put(rule, new RuleCount()));
  }

  /**
   * For the rows of one file.
   *
   * @param unitKey the unit whose file it is
   */
  public static LedgerTally ofFile(Policy policy, String unitKey) {
    LedgerTally tally = new LedgerTally(policy, MOST_HOSTS_OF_FILE);
    tally.units.put(unitKey, tally.unit);
    return tally;
  }

  /** For those of all files. */
  public static LedgerTally ofRun(Policy policy) {
    return new LedgerTally(policy, MOST_HOSTS);
  }

  public long rows() {
    return rows;
  }

  /** Counts a row of the ledger: all of its columns, or those that {@link LedgerPass} reads. */
  public void add(Row row) {
    if (!columns.areOf(row)) {
      columns = new LedgerColumns(row.schema());
    }
    rows++;
    EvidenceColumns deciding = columns.deciding();
    String verdict = deciding.verdict(row);
    origin(row, verdict);
    causes.add(cause(row), verdict);
    cells.add(cellKeys.of(columns, row), verdict);
    strata.add(columns, row);
    decided(row, verdict);
    findings(row);
  }

  private void origin(Row row, String verdict) {
    boolean hidden = columns.isMasked(row);
    // What could not be read is no record, and never had an address or a time.
    boolean isRecord = !verdict.equals(UNREADABLE);
    String url = columns.url(row);
    if (hidden) {
      masked++;
    } else {
      withoutUrl += url == null && isRecord ? 1 : 0;
      unit(row, verdict);
    }
    boolean counts = verdict.equals(RowCount.EXCLUDED) || verdict.equals(RowCount.FLAGGED);
    if (counts && !hidden && url != null) {
      hosts.add(hostNames.of(url), verdict);
    }
    Instant captured = columns.capturedAt(row);
    if (captured == null) {
      withoutTime += isRecord ? 1 : 0;
    } else if (counts) {
      months.add(YearMonth.from(captured.atOffset(ZoneOffset.UTC)), verdict);
    }
    String type = columns.mediaType(row);
    if (counts) {
      mediaTypes.add(type == null ? NO_TYPE : Texts.cut(type, Texts.NAME), verdict);
    }
  }

  private void unit(Row row, String verdict) {
    if (verdict.equals(RowCount.EXCLUDED)) {
      unit.excluded++;
      unit.unscannable += columns.deciding().findingClass(row).equals(UNSCANNABLE) ? 1 : 0;
    } else if (verdict.equals(RowCount.FLAGGED)) {
      unit.flagged++;
    }
  }

  private CauseKey cause(Row row) {
    EvidenceColumns deciding = columns.deciding();
    return new CauseKey(
        Texts.word(deciding.verdict(row)),
        Texts.word(deciding.findingClass(row)),
        Texts.word(deciding.reason(row)),
        Texts.wordOrNull(deciding.purpose(row)),
        Texts.cutOrNull(deciding.category(row), Texts.NAME));
  }

  private void decided(Row row, String verdict) {
    EvidenceColumns deciding = columns.deciding();
    RuleCount rule = rule(deciding.ruleId(row));
    rule.excluded += verdict.equals(RowCount.EXCLUDED) ? 1 : 0;
    rule.flagged += verdict.equals(RowCount.FLAGGED) ? 1 : 0;
    ListCount list = list(deciding.listId(row));
    if (list != null) {
      list.decided += verdict.equals(RowCount.EXCLUDED) ? 1 : 0;
    }
  }

  private void findings(Row row) {
    EvidenceColumns finding = LedgerColumns.finding();
    List<Row> findings = columns.findings(row);
    for (Row found : findings) {
      RuleCount rule = rule(finding.ruleId(found));
      rule.findings++;
      rule.shadow += finding.rollout(found).equals(Rollout.SHADOW.id()) ? 1 : 0;
      rule.nearOver += finding.isNearOver(found, NEAR) ? 1 : 0;
      ListCount list = list(finding.listId(found));
      if (list != null) {
        list.match(finding.match(found));
      }
    }
    if (has(findings, Reason.REVIEW_DENY)) {
      reviewed(findings, true);
    } else if (has(findings, Reason.REVIEW_FALSE_POSITIVE)) {
      reviewed(findings, false);
    }
  }

  private static boolean has(List<Row> findings, Reason reason) {
    for (Row found : findings) {
      if (LedgerColumns.finding().reason(found).equals(reason.id())) {
        return true;
      }
    }
    return false;
  }

  /**
   * A reviewer has said of the whole row what is true of each list and rule in it, once. Where
   * nobody can call a finding wrong, nobody's calling it right counts either: the share of what is
   * right would be 1 whatever the truth is.
   */
  private void reviewed(List<Row> findings, boolean isRight) {
    EvidenceColumns finding = LedgerColumns.finding();
    if (findings.stream().anyMatch(finding::isBinding)) {
      return;
    }
    Set<ListCount> ofLists = new HashSet<>();
    Set<RuleCount> ofRules = new HashSet<>();
    for (Row found : findings) {
      ListCount list = list(finding.listId(found));
      if (list != null && ofLists.add(list)) {
        list.confirmed += isRight ? 1 : 0;
        list.falsePositive += isRight ? 0 : 1;
      }
      boolean isMatch = list != null || finding.modelId(found) != null;
      RuleCount rule = rule(finding.ruleId(found));
      if (isMatch && ofRules.add(rule)) {
        rule.confirmed += isRight ? 1 : 0;
        rule.falsePositive += isRight ? 0 : 1;
      }
    }
  }

  private @Nullable ListCount list(@Nullable String id) {
    return id == null ? null : lists.get(id);
  }

  private RuleCount rule(String id) {
    RuleCount rule = rules.get(id);
    return rule == null ? words.at(Texts.word(id)) : rule;
  }

  /** Adds another one's rows; that one is not to be used any more. */
  public void add(LedgerTally other) {
    rows += other.rows;
    masked += other.masked;
    withoutUrl += other.withoutUrl;
    withoutTime += other.withoutTime;
    causes.add(other.causes);
    hosts.add(other.hosts);
    months.add(other.months);
    mediaTypes.add(other.mediaTypes);
    cells.add(other.cells);
    strata.add(other.strata);
    other.lists.forEach((id, list) -> lists.get(id).add(list));
    other.rules.forEach((id, rule) -> rules.get(id).add(rule));
    words.add(other.words);
    other.units.forEach((key, u) -> units.computeIfAbsent(key, k -> new ShardCount()).add(u));
  }
}
