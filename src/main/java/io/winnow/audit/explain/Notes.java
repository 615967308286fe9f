package io.winnow.audit.explain;

import io.winnow.audit.RunTables;
import io.winnow.core.Row;
import io.winnow.core.Verdict;
import io.winnow.run.RunKind;
import java.util.ArrayList;
import java.util.List;

/** What a reader of an explanation should know beside it. */
final class Notes {
  private final FoundItem item;
  private final Seen seen;
  private final RunTables tables;

  Notes(FoundItem item, Seen seen, RunTables tables) {
    this.item = item;
    this.seen = seen;
    this.tables = tables;
  }

  List<String> all() {
    List<String> notes = new ArrayList<>();
    Row row = item.ledgerRow().orElse(null);
    if (item.isMasked()) {
      notes.add(
          "masked: an item of its record matches a confidential list, so the ledger does not say"
              + " where it lies (item id, shard, offset, length, record id, address, size) and cuts"
              + " its time to the month; --evidence shows it, and leaves an audit line");
    } else if (row == null && !seen.flags().isEmpty()) {
      notes.add("its ledger row is masked; --token-key with --why finds it");
    } else if (item.mayBeMasked()) {
      notes.add(
          "masked rows of its shard are of items that were kept all the same: one may be its, so what"
              + " confidential lists, excuses and reviewers say of it is not told; --token-key with"
              + " --why tells");
    }
    if (row != null && row.text("cause_item_token") != null) {
      notes.add("the item that it is excluded with: " + row.text("cause_item_token"));
    }
    if (row != null && Verdict.SET_ASIDE.id().equals(row.text("verdict"))) {
      notes.add("set aside: the policy does not ask for items of its type, whatever was found");
    }
    if (!seen.wasScreened() && row != null && !"unreadable".equals(row.text("verdict"))) {
      notes.add("it was never decoded, so there is no media type, no size in pixels and no score");
    }
    if (tables.plan().kind() == RunKind.SCAN) {
      notes.add("the run is a scan: what it would keep is in no table");
    }
    return notes;
  }
}
