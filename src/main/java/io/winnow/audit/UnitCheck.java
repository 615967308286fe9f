package io.winnow.audit;

import io.winnow.core.Receipt;
import io.winnow.core.TableFile;
import io.winnow.core.Tally;
import io.winnow.core.Verdict;
import io.winnow.run.Plan;
import io.winnow.run.RunKind;
import io.winnow.table.Tables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** One unit: what its receipt counts against the rows of its files. */
final class UnitCheck {
  private final Plan plan;
  private final Receipt receipt;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> tables = new HashSet<>();
  private SortedMap<String, Long> excluded = Collections.emptySortedMap();
  private SortedMap<String, Long> flagged = Collections.emptySortedMap();
  private SortedMap<String, Long> reviews = Collections.emptySortedMap();
  private long unreadable;
  private long clean;
  private @Nullable TableFile evidence;
  private @Nullable HitCount hits;
  private boolean readable = true;

  UnitCheck(Plan plan, Receipt receipt) {
    this.plan = plan;
    this.receipt = receipt;
  }

  /** Whether a file of the receipt can be the unit's; a fault if not. */
  boolean owns(TableFile file) {
    if (RunTables.isNamedAfter(receipt, file) && tables.add(file.table())) {
      return true;
    }
    readable = false;
    faults.add("changed: " + unit() + " has a receipt with a file that is not its own");
    return false;
  }

  void add(TableFile file, TableFileCheck check) {
    readable &= check.faults().isEmpty();
    if (file.table().equals(Tables.LEDGER.name())) {
      excluded = check.causes(Verdict.EXCLUDED.id());
      flagged = check.causes(Verdict.FLAGGED.id());
      reviews = check.reviews();
      unreadable = check.verdicts().getOrDefault("unreadable", 0L);
    } else if (file.table().equals(Tables.EVIDENCE.name())) {
      evidence = file;
      hits = check.unopened() ? null : check.hits();
    } else if (file.table().equals(Tables.IMAGES.name())
        || file.table().equals(Tables.DOCUMENTS.name())) {
      clean += check.rows();
    }
  }

  /** What does not add up; where a file is not what it was nothing is counted. */
  List<String> faults() {
    Tally tally = receipt.tally();
    if (readable) {
      same("excluded", tally.excluded(), excluded);
      same("flagged", tally.flagged(), flagged);
      same("reviewers' decisions", tally.reviews(), reviews);
      same("unreadable", tally.unreadable(), unreadable);
      boolean dry = plan.kind() != RunKind.CLEAN;
      long kept = tally.count(Verdict.KEPT) + tally.count(Verdict.FLAGGED);
      same("kept or flagged", dry ? 0 : kept, clean);
      evidence(tally);
    }
    if (receipt.shardSha256() == null && plan.skip() == null && plan.kind() != RunKind.PRESCREEN) {
      faults.add("missing: the digest of the shard of " + unit());
    }
    return faults;
  }

  /** Of evidence that stays sealed, no more is known than how many rows its receipt claims. */
  private void evidence(Tally tally) {
    HitCount found = hits;
    if ((evidence != null) != (tally.hits() > 0)
        || (evidence != null && evidence.rows() < tally.hits())) {
      faults.add(
          "does not add up: %s counts %,d confidential hits, its evidence has %,d rows"
              .formatted(unit(), tally.hits(), evidence == null ? 0 : evidence.rows()));
    } else if (found != null && plan.kind() == RunKind.PRESCREEN) {
      // An index may name a record twice: two finds, one item.
      atMost("confidential hits", tally.hits(), found.items());
      atMost("hits without origin", tally.hitsWithoutOrigin(), found.withoutOrigin());
    } else if (found != null) {
      same("confidential hits", tally.hits(), found.items());
      same("hits without origin", tally.hitsWithoutOrigin(), found.withoutOrigin());
    }
  }

  private void atMost(String what, long counted, long found) {
    if (found > counted || (found == 0) != (counted == 0)) {
      same(what, counted, found);
    }
  }

  private void same(String what, Object counted, Object found) {
    if (!counted.equals(found)) {
      faults.add(
          "does not add up: %s counts %s %s, its tables have %s"
              .formatted(unit(), what, counted, found));
    }
  }

  private String unit() {
    return "unit " + receipt.unitKey();
  }
}
