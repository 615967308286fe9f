package io.winnow.summary;

import io.winnow.core.Receipt;
import io.winnow.core.Tally;
import io.winnow.policy.ModelRule;
import io.winnow.policy.Policy;
import io.winnow.policy.Rule;
import io.winnow.proof.Roots;
import io.winnow.run.Json;
import io.winnow.run.Plan;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Makes a summary of what plan, receipts and ledger say. */
public final class SummaryMaker {
  private final Plan plan;
  private final Policy policy;
  private final List<Receipt> receipts;
  private final Tally tally;

  /**
   * A maker for a run.
   *
   * @param policy the plan's, read
   * @param receipts of all units that are done, in any order
   */
  public SummaryMaker(Plan plan, Policy policy, Collection<Receipt> receipts) {
    this.plan = plan;
    this.policy = policy;
    this.receipts = receipts.stream().sorted(Comparator.comparing(Receipt::unitKey)).toList();
    Tally.Counter sum = new Tally.Counter();
    this.receipts.forEach(receipt -> sum.add(receipt.tally()));
    this.tally = sum.tally();
  }

  /** The summary, no longer than {@link Summary#MOST_BYTES} as a file. */
  public Summary of(LedgerTally ledger) {
    Summary summary = null;
    for (Bounds bounds : Bounds.LADDER) {
      summary = of(ledger, bounds);
      if (Json.pretty(summary).length <= Summary.MOST_BYTES) {
        break;
      }
    }
    return Objects.requireNonNull(summary);
  }

  Summary of(LedgerTally ledger, Bounds bounds) {
    Strata.Sample sample = ledger.strata.sample(bounds.sampled());
    return new Summary(
        Summary.FORMAT,
        plan.policyDigest(),
        Roots.ledgers(receipts),
        ledger.rows,
        ledger.masked,
        ledger.withoutUrl,
        ledger.withoutTime,
        ledger.causes.top(bounds.causes(), CauseKey.BY_NAME, CauseKey::cause),
        plan.lists().stream().map(list -> list(list, ledger, bounds)).toList(),
        rules(ledger),
        scores(ledger),
        ledger.hosts.top(bounds.hosts(), Comparator.naturalOrder(), SummaryMaker::count),
        new ShardTop(plan, receipts, ledger.units).top(bounds.shards(), bounds.text()),
        ledger.months.top(Summary.MOST_MONTHS, Comparator.naturalOrder(), SummaryMaker::month),
        ledger.mediaTypes.top(
            Math.min(bounds.hosts(), Summary.MOST_MEDIA_TYPES),
            Comparator.naturalOrder(),
            SummaryMaker::count),
        ledger.cells.top(bounds.cells(), CellKey.BY_NAME, CellKey::cell),
        sample.strata(),
        sample.rows().stream().map(row -> row.cut(bounds.text(), bounds.findings())).toList());
  }

  private static Count count(String key, RowCount rows) {
    return new Count(key, rows.excluded(), rows.flagged());
  }

  private static Count month(YearMonth month, RowCount rows) {
    return count(month.toString(), rows);
  }

  private static ListFigures list(Plan.ListStamp list, LedgerTally ledger, Bounds bounds) {
    ListCount count = ledger.lists.getOrDefault(list.id(), new ListCount());
    return new ListFigures(
        list.id(),
        Texts.cut(list.version(), Math.min(Texts.NAME, bounds.text())),
        list.date(),
        list.purpose(),
        list.entries(),
        Texts.cut(list.coverage(), bounds.coverage()),
        count.decided,
        count.findings,
        count.byMatch(bounds.matches()),
        count.confirmed,
        count.falsePositive);
  }

  private List<RuleFigures> rules(LedgerTally ledger) {
    List<RuleFigures> rules = new ArrayList<>();
    for (Rule rule : policy.rules()) {
      rules.add(rule(rule.id(), Objects.requireNonNull(ledger.rules.get(rule.id()))));
    }
    Map<String, RuleCount> words = new TreeMap<>(ledger.words.sums());
    words.forEach((word, count) -> rules.add(rule(word, count)));
    return rules;
  }

  private static RuleFigures rule(String id, RuleCount count) {
    return new RuleFigures(id, count.excluded, count.flagged, count.findings, count.shadow);
  }

  private List<ScoreFigures> scores(LedgerTally ledger) {
    List<ScoreFigures> scores = new ArrayList<>();
    for (Rule rule : policy.rules()) {
      List<Long> bins = tally.scores().get(rule.id());
      if (rule instanceof ModelRule model && bins != null) {
        RuleCount count = Objects.requireNonNull(ledger.rules.get(rule.id()));
        scores.add(
            new ScoreFigures(
                model.id(),
                Texts.cut(model.model(), Texts.NAME),
                Texts.cut(version(model.model()), Texts.NAME),
                model.score(),
                bins,
                count.excluded,
                count.findings,
                count.nearOver,
                count.confirmed,
                count.falsePositive));
      }
    }
    return scores;
  }

  private String version(String modelId) {
    return plan.models().stream()
        .filter(model -> model.id().equals(modelId))
        .map(Plan.ModelStamp::version)
        .findFirst()
        .orElse("");
  }
}
