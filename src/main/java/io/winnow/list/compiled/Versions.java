package io.winnow.list.compiled;

import io.winnow.core.EntryStatus;
import io.winnow.list.index.IntRows;
import io.winnow.list.index.LongRows;
import io.winnow.list.index.Profile;
import io.winnow.list.index.TextColumn;
import io.winnow.list.index.TextRows;
import io.winnow.list.index.WordRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every entry as often as a source gave it, in columns: 36 bytes each, and its id. */
final class Versions {
  /** The time of an entry that does not say when it changed, until its source's date is known. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private static final byte[] NO_ID = {};

  final WordRows keys = new WordRows(16);
  private final LongRows times = new LongRows();
  private final IntRows profiles = new IntRows();

  /** Where the id begins and its length in 12 bits; or the line, under 0. */
  private final LongRows names = new LongRows();

  private final TextRows ids = new TextRows();
  private final List<Profile> profileList = new ArrayList<>();
  private final Map<Profile, Integer> profileNumbers = new HashMap<>();

  int size() {
    return keys.size();
  }

  int add(long high, long low, long time, Profile profile, byte[] id, int line) {
    times.add(time);
    profiles.add(number(profile));
    if (profile.anonymous()) {
      names.add(-1L - line);
    } else {
      names.add(ids.size() << 12 | id.length);
      ids.add(id);
    }
    return keys.add(high, low);
  }

  /** Gives the entries of a source that do not say when they changed the source's own time. */
  void date(int first, long time) {
    for (int row = first; row < size(); row++) {
      if (times.at(row) == UNKNOWN) {
        times.set(row, time);
      }
    }
  }

  long time(int row) {
    return times.at(row);
  }

  Profile profile(int row) {
    return profileList.get(profiles.at(row));
  }

  int profileNumber(int row) {
    return profiles.at(row);
  }

  EntryStatus status(int row) {
    return profile(row).status();
  }

  byte[] id(int row) {
    long name = names.at(row);
    if (name < 0) {
      return NO_ID;
    }
    byte[] id = new byte[(int) name & TextColumn.LONGEST];
    ids.read(name >>> 12, id, id.length);
    return id;
  }

  /** 0 for entries with an id. */
  int line(int row) {
    long name = names.at(row);
    return name < 0 ? (int) (-1 - name) : 0;
  }

  private int number(Profile profile) {
    Integer number = profileNumbers.get(profile);
    if (number == null) {
      number = profileList.size();
      profileNumbers.put(profile, number);
      profileList.add(profile);
    }
    return number;
  }
}
