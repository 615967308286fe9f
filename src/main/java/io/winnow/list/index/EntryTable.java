package io.winnow.list.index;

import io.winnow.core.EntryStatus;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a list's entries are called and what their holder says of them. Entries stand in the order
 * of their keys; nothing of them is on the heap.
 *
 * <p>Sections: {@code entry/shape} (ints: layout 1, entries, tombstones, losses, profiles, strings,
 * holders, whether lines are kept), the columns {@code entry/key-high}, {@code entry/key-low},
 * {@code entry/time} (ms since 1970), {@code entry/profile}, {@code entry/line}, the texts {@code
 * entry/id}, {@code profile/…} (numbers of strings, and flags), {@code string}, {@code gone/…}
 * (keys of entries that are gone) and {@code loss/…} (values of an entry that cannot be compared).
 */
public final class EntryTable {
  static final int LAYOUT = 1;
  static final int SHAPE_BYTES = 32;
  static final int WITHDRAWN = 2;
  static final int DELETED = 3;

  private final int size;
  private final int gone;
  private final int losses;
  private final int profileCount;
  private final boolean severalHolders;
  private final Column[] keys = new Column[2];
  private final Column times;
  private final Column profiles;
  private final Optional<Column> lines;
  private final TextColumn ids;
  private final Profiles profile;
  private final Column[] goneColumns;
  private final Column[] lossColumns;
  private final TextColumn strings;

  private EntryTable(Sections in) {
    ByteBuffer shape = in.section("entry/shape");
    Broken.unless(shape.capacity() == SHAPE_BYTES && shape.getInt(0) == LAYOUT, "entry", "layout");
    this.size = count(shape, 4);
    this.gone = count(shape, 8);
    this.losses = count(shape, 12);
    this.profileCount = count(shape, 16);
    int stringCount = count(shape, 20);
    this.severalHolders = count(shape, 24) > 1;
    boolean hasLines = shape.getInt(28) == 1;
    this.keys[0] = Column.open(in, "entry/key-high", 8, size);
    this.keys[1] = Column.open(in, "entry/key-low", 8, size);
    this.times = Column.open(in, "entry/time", 8, size);
    this.profiles =
        Column.open(in, "entry/profile", 4, size).within(size, 0, profileCount - 1L, "entry");
    this.lines = hasLines ? Optional.of(Column.open(in, "entry/line", 4, size)) : Optional.empty();
    this.ids = TextColumn.open(in, "entry/id", size);
    this.strings = TextColumn.open(in, "string", stringCount);
    this.profile = new Profiles(in, profileCount, stringCount, strings);
    this.goneColumns =
        new Column[] {
          Column.open(in, "gone/key-high", 8, gone),
          Column.open(in, "gone/key-low", 8, gone),
          Column.open(in, "gone/time", 8, gone),
          Column.open(in, "gone/status", 4, gone).within(gone, WITHDRAWN, DELETED, "gone")
        };
    this.lossColumns =
        new Column[] {
          Column.open(in, "loss/entry", 4, losses).within(losses, 0, size - 1L, "loss"),
          Column.open(in, "loss/reason", 4, losses).within(losses, 0, stringCount - 1L, "loss"),
          Column.open(in, "loss/count", 4, losses).within(losses, 1, Integer.MAX_VALUE, "loss")
        };
  }

  /**
   * Opens the entries of a list.
   *
   * @throws IllegalArgumentException if sections are missing or do not fit each other
   */
  public static EntryTable open(Sections in) {
    return new EntryTable(in);
  }

  private static int count(ByteBuffer shape, int at) {
    int count = shape.getInt(at);
    Broken.unless(count >= 0, "entry", "shape");
    return count;
  }

  public int size() {
    return size;
  }

  /**
   * What the entry is shown as: its holder's id, after the owner's and a slash where somebody else
   * submitted it, after the holder's and a colon where the list has several holders. One without id
   * is {@code #} and its line, or 16 digits of its value's digest where the list has several
   * sources.
   */
  public String shownId(int entry) {
    int row = profiles.index(entry);
    if (profile.anonymous(row)) {
      return lines.isPresent()
          ? "#" + lines.get().at(entry)
          : "#" + HexFormat.of().toHexDigits(keys[0].at(entry));
    }
    String owner = profile.text(row, Profiles.OWNER);
    String id = owner.isEmpty() ? ids.at(entry) : owner + "/" + ids.at(entry);
    return severalHolders ? profile.text(row, Profiles.HOLDER) + ":" + id : id;
  }

  /** The holder's category, or empty. */
  public String category(int entry) {
    return profile.text(profiles.index(entry), Profiles.CATEGORY);
  }

  /** All categories that entries have, without white space around them. */
  public Set<String> categories() {
    return IntStream.range(0, profileCount)
        .mapToObj(row -> profile.text(row, Profiles.CATEGORY).strip())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether somebody with a say doubts the entry. */
  public boolean disputed(int entry) {
    return profile.status(profiles.index(entry)) == EntryStatus.DISPUTED;
  }

  /** Half of the entry's key: 0 the high one, 1 the low one. */
  public long key(int entry, int half) {
    return keys[half].at(entry);
  }

  /** When it was last changed, in milliseconds since 1970. */
  public long time(int entry) {
    return times.at(entry);
  }

  /** What else the holder says of it. */
  public Profile profile(int entry) {
    return profile.at(profiles.index(entry));
  }

  /** The holder's id in UTF-8; empty for an entry without. */
  public byte[] id(int entry) {
    return ids.bytes(entry);
  }

  /** Where it stands in its only source, or 0. */
  public int line(int entry) {
    return lines.isPresent() ? lines.get().index(entry) : 0;
  }

  /** How many entries are remembered as gone. */
  public int gone() {
    return gone;
  }

  public long goneKey(int row, int half) {
    return goneColumns[half].at(row);
  }

  public long goneTime(int row) {
    return goneColumns[2].at(row);
  }

  public EntryStatus goneStatus(int row) {
    return goneColumns[3].at(row) == DELETED ? EntryStatus.DELETED : EntryStatus.WITHDRAWN;
  }

  /** How many pairs there are of an entry and a reason why values of it cannot be compared. */
  public int losses() {
    return losses;
  }

  public int lossEntry(int row) {
    return lossColumns[0].index(row);
  }

  public String lossReason(int row) {
    return strings.at(lossColumns[1].index(row));
  }

  public int lossCount(int row) {
    return lossColumns[2].index(row);
  }
}
