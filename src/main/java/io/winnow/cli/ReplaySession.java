package io.winnow.cli;

import io.winnow.audit.ItemName;
import io.winnow.audit.RunTables;
import io.winnow.audit.explain.FoundItem;
import io.winnow.audit.explain.RowComparison;
import io.winnow.clean.Replay;
import io.winnow.core.ItemId;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.policy.ListSpec;
import io.winnow.policy.Policy;
import io.winnow.proof.TokenKey;
import io.winnow.run.DamagedException;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunKind;
import io.winnow.run.Unit;
import io.winnow.spark.Rerun;
import io.winnow.table.Tables;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cleans an item again and holds what comes out against its rows. */
final class ReplaySession {
  private final RunTables tables;
  private final TokenKey key;
  private final Rerun.Sources sources;

  ReplaySession(RunTables tables, TokenKey key, Rerun.Sources sources) {
    this.tables = tables;
    this.key = key;
    this.sources = sources;
  }

  /**
   * What came out.
   *
   * @param stored the verdict that the run's tables say; {@code none} of an item without a row
   * @param again the verdict that came out; null if its record gives no such item now
   * @param mediaType detected now, or empty
   * @param rows every stored row against the new one
   * @param extra tables in which it stands now and has no row
   * @param warnings what is not as it was
   */
  record Result(
      String stored,
      @Nullable String again,
      String mediaType,
      List<RowComparison> rows,
      List<String> extra,
      List<String> warnings) {
    Result {
      rows = List.copyOf(rows);
      extra = List.copyOf(extra);
      warnings = List.copyOf(warnings);
    }

    /** Whether the record gives the item. */
    boolean isFound() {
      return again != null;
    }

    /** Whether nothing comes out otherwise. */
    boolean isSame() {
      boolean sameVerdict = stored.equals(again) || (stored.equals("none") && extra.isEmpty());
      return sameVerdict
          && extra.isEmpty()
          && rows.stream().allMatch(row -> row.differences().isEmpty());
    }
  }

  /**
   * Replays.
   *
   * @param found what the tables say of it, if anything
   * @param evidence rows of the restricted table on it and what it is excluded with
   * @param masked takes the audit line that asking confidential lists leaves
   */
  Result replay(ItemName name, Optional<FoundItem> found, List<Row> evidence, MaskedRows masked)
      throws IOException {
    Plan plan = tables.plan();
    if (!tables.directory().planSha256().equals(tables.manifest().planSha256())) {
      // It names the place of the shard, which may be on another host.
      throw new DamagedException(
          RunDirectory.PLAN + " is not the plan that run.json names; `winnow verify` says more");
    }
    if (plan.kind() == RunKind.PRESCREEN) {
      throw new ProblemsException(Problem.of("--replay", "a pre-screen has read no shard"));
    }
    if (found.flatMap(FoundItem::ledgerRow).filter(ReplaySession::neverRead).isPresent()) {
      throw new ProblemsException(
          Problem.of("--replay", "the record was never read: a pre-screen had found it"));
    }
    ItemId place = place(name, found, evidence);
    Unit unit = tables.unit(place.shard()).orElseThrow(() -> new ProblemsException(noShard(place)));
    askConfidential(plan, masked);
    try (Rerun rerun =
        Rerun.of(
            plan,
            Instant.parse(tables.manifest().started()),
            tables.directory().location(),
            sources)) {
      List<Replay.Replayed> items =
          rerun.record(
              unit.shard(), tables.receipt(unit.key()).map(Receipt::shardSha256), place.offset());
      return result(found, wanted(items, name, found), rerun.warnings());
    }
  }

  private static boolean neverRead(Row row) {
    return "prescreened".equals(row.text("reason"));
  }

  private static Problem noShard(ItemId place) {
    return Problem.of(place.toString(), "no such item in this run: it has no such shard");
  }

  /** Where its record lies: of a masked item the user or the evidence must say it. */
  private static ItemId place(ItemName name, Optional<FoundItem> found, List<Row> evidence) {
    return name.id()
        .or(() -> found.flatMap(FoundItem::id))
        .or(
            () ->
                evidence.stream()
                    .map(row -> ItemId.parse(Objects.requireNonNull(row.text("item_id"))))
                    .findFirst())
        .orElseThrow(
            () ->
                new ProblemsException(
                    Problem.of(
                        "--replay",
                        "the ledger masks where this item lies; give its item id, or --evidence")));
  }

  /** Whoever asks confidential lists leaves a line, as with {@code lists match}. */
  private static void askConfidential(Plan plan, MaskedRows masked) throws IOException {
    Policy policy = Policy.parse(plan.policy(), "policy of the run");
    if (policy.lists().stream().anyMatch(ListSpec::confidential)) {
      Map<String, String> facts = new TreeMap<>();
      facts.put("policy", plan.policyDigest());
      facts.put("replay", "1 item");
      plan.lists().forEach(list -> facts.put("list " + list.id(), list.sha256()));
      masked.record(facts);
    }
  }

  private Optional<Replay.Replayed> wanted(
      List<Replay.Replayed> items, ItemName name, Optional<FoundItem> found) {
    Optional<ItemId> id = name.id().or(() -> found.flatMap(FoundItem::id));
    return items.stream()
        .filter(
            item ->
                id.isPresent()
                    ? item.id().equals(id.get())
                    : key.itemToken(item.id().toString()).equals(name.toString()))
        .findFirst();
  }

  private Result result(
      Optional<FoundItem> found, Optional<Replay.Replayed> again, List<String> warnings) {
    List<RowComparison> rows = new ArrayList<>();
    List<String> stored = new ArrayList<>();
    found
        .flatMap(item -> Optional.ofNullable(item.clean()))
        .ifPresent(
            clean -> {
              stored.add(clean.table().name());
              rows.add(RowComparison.of(clean.row(), row(again, clean.table())));
            });
    found
        .flatMap(item -> Optional.ofNullable(item.ledger()))
        .ifPresent(
            ledger -> {
              stored.add(Tables.LEDGER.name());
              rows.add(RowComparison.of(ledger.row(), row(again, Tables.LEDGER)));
            });
    return new Result(
        verdict(found),
        again.map(Replay.Replayed::verdict).orElse(null),
        again.map(Replay.Replayed::mediaType).orElse(""),
        rows,
        extra(again, stored),
        warnings);
  }

  private static String verdict(Optional<FoundItem> found) {
    if (found.isEmpty()) {
      return "none";
    }
    Row ledger = found.get().ledger() == null ? null : found.get().ledger().row();
    return ledger == null ? "kept" : String.valueOf(ledger.text("verdict"));
  }

  private static @Nullable Row row(Optional<Replay.Replayed> again, Schema table) {
    return again.stream()
        .flatMap(item -> item.rows().stream())
        .filter(row -> row.schema() == table)
        .findFirst()
        .orElse(null);
  }

  private List<String> extra(Optional<Replay.Replayed> again, List<String> stored) {
    boolean scan = tables.plan().kind() == RunKind.SCAN;
    return again.stream()
        .flatMap(item -> item.rows().stream())
        .map(row -> row.schema().name())
        .filter(table -> !stored.contains(table))
        .filter(table -> !scan || table.equals(Tables.LEDGER.name()))
        .toList();
  }
}
