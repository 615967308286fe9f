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
    }
    if (receipt.shardSha256() == null && plan.skip() == null && plan.kind() != RunKind.PRESCREEN) {
      faults.add("missing: the digest of the shard of " + unit());
    }
    return faults;
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
