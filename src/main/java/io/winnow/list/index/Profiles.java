package io.winnow.list.index;

import io.winnow.core.EntryStatus;
import java.util.List;
import java.util.Map;

/** The profiles of a list's entries: numbers of strings, read when they are asked for. */
final class Profiles {
  static final int HOLDER = 0;
  static final int OWNER = 1;
  static final int CATEGORY = 2;
  private static final int MEDIA_TYPE = 3;
  private static final int TEXTS = 4;

  private final Column[] texts = new Column[TEXTS];
  private final Column flags;
  private final Column confidences;
  private final TextColumn strings;

  Profiles(Sections in, int rows, int stringCount, TextColumn strings) {
    this.strings = strings;
    for (int i = 0; i < TEXTS; i++) {
      texts[i] =
          Column.open(in, "profile/text-" + i, 4, rows)
              .within(rows, 0, stringCount - 1L, "profile");
    }
    this.flags = Column.open(in, "profile/flags", 4, rows).within(rows, 0, 3, "profile");
    this.confidences =
        Column.open(in, "profile/confidence", 4, rows).within(rows, -1, 100, "profile");
  }

  static void build(Sections out, List<Profile> profiles, Map<String, Integer> strings) {
    int rows = profiles.size();
    Column.build(out, "profile/text-0", 4, rows, i -> number(strings, profiles.get(i).holder()));
    Column.build(out, "profile/text-1", 4, rows, i -> number(strings, profiles.get(i).owner()));
    Column.build(out, "profile/text-2", 4, rows, i -> number(strings, profiles.get(i).category()));
    Column.build(out, "profile/text-3", 4, rows, i -> number(strings, profiles.get(i).mediaType()));
    Column.build(out, "profile/flags", 4, rows, i -> flags(profiles.get(i)));
    Column.build(out, "profile/confidence", 4, rows, i -> profiles.get(i).confidence());
  }

  private static int number(Map<String, Integer> strings, String text) {
    Integer number = strings.get(text);
    if (number == null) {
      throw new IllegalArgumentException("a string is missing");
    }
    return number;
  }

  /** Bit 0: disputed. Bit 1: without id. */
  private static int flags(Profile profile) {
    return (profile.status() == EntryStatus.DISPUTED ? 1 : 0) | (profile.anonymous() ? 2 : 0);
  }

  String text(int row, int which) {
    return strings.at(texts[which].index(row));
  }

  boolean anonymous(int row) {
    return (flags.at(row) & 2) != 0;
  }

  EntryStatus status(int row) {
    return (flags.at(row) & 1) != 0 ? EntryStatus.DISPUTED : EntryStatus.ACTIVE;
  }

  Profile at(int row) {
    return new Profile(
        text(row, HOLDER),
        text(row, OWNER),
        text(row, CATEGORY),
        text(row, MEDIA_TYPE),
        status(row),
        anonymous(row),
        (int) confidences.at(row));
  }
}
