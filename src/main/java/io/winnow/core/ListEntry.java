package io.winnow.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a list as its format read it: the normal form of all formats.
 *
 * <p>(holder, owner, id) is an entry's key: one that comes again replaces the former, with all its
 * values. An entry without id stands for itself alone: (holder, owner, value) is the key of each of
 * its values.
 *
 * @param line where it stands, from 1; for formats without lines the number of its record
 * @param id the holder's name for the entry, or empty
 * @param owner the member or partner who submitted it, or empty where that is the holder
 * @param status what the holder says of it; one that is gone needs no values
 * @param category as the holder writes it, or empty
 * @param facts what else the holder says
 * @param values what is listed; empty only for an entry that is gone, or whose values are all of
 *     unknown algorithms
 */
public record ListEntry(
    int line,
    String id,
    String owner,
    EntryStatus status,
    String category,
    Facts facts,
    List<Placed> values) {
  public ListEntry {
    values = List.copyOf(values);
    if (line < 1) {
      throw new IllegalArgumentException("lines start at 1");
    }
    if (id.isEmpty() && values.isEmpty()) {
      throw new IllegalArgumentException("an entry has an id or values");
    }
  }

  /** An active entry of one value, of which nothing else is known. */
  public static ListEntry of(int line, int column, String id, String category, ListValue value) {
    return new ListEntry(
        line, id, "", EntryStatus.ACTIVE, category, Facts.NONE, List.of(new Placed(column, value)));
  }

  /**
   * A value and where it stands.
   *
   * @param column from 1, or 0 where the format has none
   */
  public record Placed(int column, ListValue value) {
    public Placed {
      if (column < 0) {
        throw new IllegalArgumentException("columns start at 1");
      }
    }
  }

  /**
   * What a holder may say of an entry beside its values.
   *
   * @param mediaType {@code image}, {@code video} or {@code text}, or empty
   * @param confidence 0–100, or -1 where it is not said
   * @param quality of its perceptual fingerprint, 0–100, or -1 where it is not said
   * @param firstSeen when it was first listed, or null
   * @param updated when it was last changed, or null: of two with the same key the later counts
   */
  public record Facts(
      String mediaType,
      int confidence,
      int quality,
      @Nullable Instant firstSeen,
      @Nullable Instant updated) {
    public static final Facts NONE = new Facts("", -1, -1, null, null);

    public Facts {
      if (confidence < -1 || confidence > 100 || quality < -1 || quality > 100) {
        throw new IllegalArgumentException("confidence and quality are 0–100, or -1");
      }
    }
  }

  /** The place alone: an id may repeat the value. */
  @Override
  public String toString() {
    return "entry in line " + line;
  }
}
