package io.winnow.audit.explain;

import io.winnow.audit.ItemName;
import io.winnow.audit.RunTables;
import io.winnow.core.ItemId;
import io.winnow.core.Reason;
import io.winnow.core.Row;
import io.winnow.core.Shard;
import io.winnow.policy.Policy;
import io.winnow.proof.TokenKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains items of a run. */
public final class Explainer {
  /** No chain of items that are excluded with another is as long as a record has parts. */
  private static final int LONGEST_CHAIN = 20;

  private static final List<String> DECIDING =
      List.of(
          "class",
          "reason",
          "rule_id",
          "rollout",
          "list_id",
          "entry_token",
          "algorithm",
          "alongside",
          "score",
          "model_id",
          "cause_item_token");

  private final RunTables tables;
  private final ItemSearch search;
  private final Policy policy;
  private final PolicyLines lines;

  /**
   * An explainer.
   *
   * @param key tells which items tokens stand for, if somebody has it
   * @throws io.winnow.core.ProblemsException if the plan's policy cannot be read
   */
  public Explainer(RunTables tables, Optional<TokenKey> key) {
    this.tables = tables;
    this.search = new ItemSearch(tables, key);
    this.policy = Policy.parse(tables.plan().policy(), "policy of the run");
    this.lines = new PolicyLines(tables.plan().policy());
  }

  /** What the run's tables say of an item; empty if nothing. */
  public Optional<FoundItem> find(ItemName item) throws IOException {
    return search.find(item);
  }

  /** The chain that ends in the item's verdict. */
  public Explanation explain(FoundItem item) throws IOException {
    return explain(item, new HashSet<>());
  }

  private Explanation explain(FoundItem item, Set<String> met) throws IOException {
    Seen seen = new Seen(item);
    Row row = item.ledgerRow().orElse(null);
    Row deciding = row == null ? null : deciding(row, seen.findings());
    List<Check> checks = new ArrayList<>();
    if (row == null || !Reason.byId(text(row, "reason")).map(Reason::isUnreadable).orElse(false)) {
      checks.addAll(new RuleChecks(policy, lines, seen, deciding).all());
      FixedChecks fixed = new FixedChecks(policy, lines, deciding);
      checks.addAll(fixed.of(seen.findings()));
      checks.addAll(fixed.flags(seen));
    }
    return new Explanation(
        new Explanation.Item(
            item.id().map(ItemId::toString).orElse(null),
            row == null ? null : row.text("item_token"),
            item.isMasked(),
            Objects.requireNonNull(seen.text("item_kind")),
            seen.text("media_type")),
        verdict(item, seen),
        why(item, seen, deciding, checks),
        item.isMasked() ? null : place(item),
        stored(item),
        checks,
        new Notes(item, seen, tables).all(),
        cause(row, met));
  }

  private static String text(Row row, String column) {
    return Objects.requireNonNull(row.text(column));
  }

  /** The finding that the row's own columns repeat. */
  private static @Nullable Row deciding(Row row, List<Row> findings) {
    return findings.stream()
        .filter(
            finding ->
                DECIDING.stream()
                    .allMatch(column -> Objects.equals(finding.value(column), row.value(column))))
        .findFirst()
        .orElse(null);
  }

  private static String verdict(FoundItem item, Seen seen) {
    if (item.ledgerRow().isPresent()) {
      return text(item.ledgerRow().get(), "verdict");
    }
    if (!seen.flags().isEmpty()) {
      return "flagged";
    }
    return item.mayBeMasked() ? "not-told" : "kept";
  }

  private static String why(FoundItem item, Seen seen, @Nullable Row deciding, List<Check> checks) {
    Row row = item.ledgerRow().orElse(null);
    if (row == null) {
      return switch (verdict(item, seen)) {
        case "flagged" ->
            "it was flagged (%s), and its ledger row is masked"
                .formatted(String.join(", ", seen.flags()));
        case "not-told" ->
            "it is in a clean table, so it was not excluded; whether it was flagged is not told, for"
                + " a masked ledger row may be its";
        default -> whyKept(checks);
      };
    }
    if ("unreadable".equals(row.text("verdict"))) {
      return "the shard cannot be read there: %s; reading went on behind it"
          .formatted(row.text("reason"));
    }
    long found = checks.stream().filter(check -> check.outcome() == Check.Outcome.FOUND).count();
    String rank = found > 1 ? "; of what was found the strongest decides, whatever its place" : "";
    return "%s/%s by rule %s: %s%s"
        .formatted(
            row.text("class"),
            row.text("reason"),
            row.text("rule_id"),
            deciding == null ? "see its row" : FindingWords.of(deciding),
            rank);
  }

  private static String whyKept(List<Check> checks) {
    List<String> unmade =
        checks.stream()
            .filter(
                check ->
                    check.outcome() == Check.Outcome.NOT_COMPARED
                        || check.outcome() == Check.Outcome.NOT_TOLD)
            .map(Check::rule)
            .toList();
    return unmade.isEmpty()
        ? "every check was made, and none has found anything"
        : "no check has found anything; not everything could be compared: see "
            + String.join(", ", unmade);
  }

  private static Explanation.Place place(FoundItem item) {
    ItemId id = item.id().orElseThrow();
    Row row = item.cleanRow().or(item::ledgerRow).orElseThrow();
    Shard shard = item.unit().shard();
    Object captured = row.value("captured_at");
    return new Explanation.Place(
        id.shard(),
        shard.location(),
        item.receipt().shardSha256(),
        id.offset(),
        (Long) Objects.requireNonNull(row.value("length")),
        id.part(),
        row.text("record_id"),
        row.text("url"),
        captured == null ? null : captured.toString(),
        row.text("declared_type"),
        (Long) row.value("size"));
  }

  private static List<Explanation.Stored> stored(FoundItem item) {
    List<Explanation.Stored> stored = new ArrayList<>();
    FoundItem.Clean clean = item.clean();
    if (clean != null) {
      stored.add(
          new Explanation.Stored(clean.table().name(), clean.file().name(), clean.index() + 1));
    }
    if (item.ledger() != null) {
      stored.add(
          new Explanation.Stored("ledger", item.ledger().file().name(), item.ledger().index() + 1));
    }
    return stored;
  }

  private @Nullable Explanation cause(@Nullable Row row, Set<String> met) throws IOException {
    String token = row == null ? null : row.text("cause_item_token");
    if (token == null || !met.add(token) || met.size() > LONGEST_CHAIN) {
      return null;
    }
    Optional<FoundItem> cause = search.find(ItemName.parse(token));
    return cause.isEmpty() ? null : explain(cause.get(), met);
  }
}
