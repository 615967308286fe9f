package io.winnow.list.compiled;

import io.winnow.core.EntryStatus;
import io.winnow.list.index.EntryTableBuilder;
import io.winnow.list.index.IntRows;
import io.winnow.list.index.Profile;
import io.winnow.list.index.RowOrder;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What remains of all versions of all entries: of each key the latest one; of several equally late
 * ones the strongest status, with the values of all that are live.
 */
final class Resolved implements EntryTableBuilder.Entries {
  private final Versions versions;
  private final int[] entryOf;
  private final IntRows live = new IntRows();
  private final IntRows lines = new IntRows();
  private final IntRows dead = new IntRows();
  private final BitSet disputed = new BitSet();
  private long conflicts;

  private Resolved(Versions versions) {
    this.versions = versions;
    this.entryOf = new int[versions.size()];
    Arrays.fill(entryOf, -1);
  }

  static Resolved of(Versions versions) {
    Resolved resolved = new Resolved(versions);
    int[] order = RowOrder.of(versions.keys, row -> 0);
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && versions.keys.compare(order[from], order[to]) == 0) {
        to++;
      }
      resolved.group(order, from, to);
      from = to;
    }
    return resolved;
  }

  private void group(int[] order, int from, int to) {
    long latest = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      latest = Math.max(latest, versions.time(order[i]));
    }
    int chosen = -1;
    int line = Integer.MAX_VALUE;
    boolean conflict = false;
    for (int i = from; i < to; i++) {
      int row = order[i];
      if (versions.time(row) == latest) {
        conflict |= chosen >= 0 && versions.profileNumber(row) != versions.profileNumber(chosen);
        chosen = chosen < 0 ? row : stronger(chosen, row);
        line = Math.min(line, versions.line(row));
      }
    }
    conflicts += conflict ? 1 : 0;
    EntryStatus status = versions.status(chosen);
    if (!status.isLive()) {
      dead.add(chosen);
      return;
    }
    int entry = live.size();
    live.add(chosen);
    lines.add(line);
    disputed.set(entry, status == EntryStatus.DISPUTED);
    for (int i = from; i < to; i++) {
      if (versions.time(order[i]) == latest && versions.status(order[i]).isLive()) {
        entryOf[order[i]] = entry;
      }
    }
  }

  /** By status first, then by whatever is said of it, so that no order of sources matters. */
  private int stronger(int a, int b) {
    int order = versions.status(a).compareTo(versions.status(b));
    if (order == 0) {
      order = -versions.profile(a).compareTo(versions.profile(b));
    }
    return order <= 0 ? a : b;
  }

  /** The entry that a version is part of, or -1. */
  int entryOf(int version) {
    return entryOf[version];
  }

  boolean disputed(int entry) {
    return disputed.get(entry);
  }

  long disputed() {
    return disputed.cardinality();
  }

  /** Keys that were given twice for the same time, and differently. */
  long conflicts() {
    return conflicts;
  }

  EntryTableBuilder.Gone gone() {
    return new EntryTableBuilder.Gone() {
      @Override
      public int size() {
        return dead.size();
      }

      @Override
      public long key(int row, int half) {
        return versions.keys.word(dead.at(row), half);
      }

      @Override
      public long time(int row) {
        return versions.time(dead.at(row));
      }

      @Override
      public EntryStatus status(int row) {
        return versions.status(dead.at(row));
      }
    };
  }

  @Override
  public int size() {
    return live.size();
  }

  @Override
  public long key(int entry, int half) {
    return versions.keys.word(live.at(entry), half);
  }

  @Override
  public long time(int entry) {
    return versions.time(live.at(entry));
  }

  @Override
  public Profile profile(int entry) {
    return versions.profile(live.at(entry));
  }

  @Override
  public byte[] id(int entry) {
    return versions.id(live.at(entry));
  }

  @Override
  public int line(int entry) {
    return lines.at(entry);
  }
}
