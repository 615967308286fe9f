package io.winnow.list.index;

import io.winnow.core.EntryStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes an {@link EntryTable}: what the compiler resolved, asked for by entry number. */
public final class EntryTableBuilder {
  /** The entries that are live, in the order of their keys. */
  public interface Entries {
    int size();

    long key(int entry, int half);

    long time(int entry);

    Profile profile(int entry);

    /** Empty for an entry without id. */
    byte[] id(int entry);

    int line(int entry);
  }

  /** The keys of entries that are gone, sorted. */
  public interface Gone {
    int size();

    long key(int row, int half);

    long time(int row);

    EntryStatus status(int row);
  }

  /** What of entries cannot be compared, sorted by entry and reason. */
  public interface Losses {
    int size();

    int entry(int row);

    String reason(int row);

    int count(int row);
  }

  private EntryTableBuilder() {}

  /**
   * Writes the table.
   *
   * @param lines whether to keep lines: the list has one source
   */
  public static void build(Sections out, Entries entries, Gone gone, Losses losses, boolean lines) {
    int size = entries.size();
    TreeSet<Profile> used = new TreeSet<>();
    Profile last = null;
    for (int e = 0; e < size; e++) {
      // Equal neighbours are frequent, and quicker told than found in a set.
      if (!entries.profile(e).equals(last)) {
        last = entries.profile(e);
        used.add(last);
      }
    }
    List<Profile> profiles = new ArrayList<>(used);
    Map<Profile, Integer> numbers = new java.util.HashMap<>();
    profiles.forEach(p -> numbers.put(p, numbers.size()));
    Map<String, Integer> strings = strings(profiles, losses);
    List<String> texts = List.copyOf(strings.keySet());
    long holders = profiles.stream().map(Profile::holder).distinct().count();

    Column.build(out, "entry/key-high", 8, size, e -> entries.key(e, 0));
    Column.build(out, "entry/key-low", 8, size, e -> entries.key(e, 1));
    Column.build(out, "entry/time", 8, size, entries::time);
    Column.build(out, "entry/profile", 4, size, e -> numbers.getOrDefault(entries.profile(e), 0));
    if (lines) {
      Column.build(out, "entry/line", 4, size, entries::line);
    }
    TextColumn.build(out, "entry/id", size, entries::id);
    TextColumn.build(
        out, "string", texts.size(), i -> texts.get(i).getBytes(StandardCharsets.UTF_8));
    Profiles.build(out, profiles, strings);
    Column.build(out, "gone/key-high", 8, gone.size(), r -> gone.key(r, 0));
    Column.build(out, "gone/key-low", 8, gone.size(), r -> gone.key(r, 1));
    Column.build(out, "gone/time", 8, gone.size(), gone::time);
    Column.build(
        out,
        "gone/status",
        4,
        gone.size(),
        r -> gone.status(r) == EntryStatus.DELETED ? EntryTable.DELETED : EntryTable.WITHDRAWN);
    Column.build(out, "loss/entry", 4, losses.size(), r -> losses.entry(r));
    Column.build(
        out, "loss/reason", 4, losses.size(), r -> strings.getOrDefault(losses.reason(r), 0));
    Column.build(out, "loss/count", 4, losses.size(), r -> losses.count(r));
    var unused =
        out.allocate("entry/shape", EntryTable.SHAPE_BYTES)
            .putInt(EntryTable.LAYOUT)
            .putInt(size)
            .putInt(gone.size())
            .putInt(losses.size())
            .putInt(profiles.size())
            .putInt(texts.size())
            .putInt((int) holders)
            .putInt(lines ? 1 : 0);
  }

  /** Every text once, sorted and numbered. */
  private static Map<String, Integer> strings(List<Profile> profiles, Losses losses) {
    TreeSet<String> texts = new TreeSet<>();
    for (Profile profile : profiles) {
      texts.add(profile.holder());
      texts.add(profile.owner());
      texts.add(profile.category());
      texts.add(profile.mediaType());
    }
    for (int r = 0; r < losses.size(); r++) {
      texts.add(losses.reason(r));
    }
    Map<String, Integer> strings = new TreeMap<>();
    texts.forEach(text -> strings.put(text, strings.size()));
    return strings;
  }
}
