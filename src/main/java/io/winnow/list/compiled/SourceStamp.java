package io.winnow.list.compiled;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One source of a compiled list, as its header says it.
 *
 * @param holder who keeps it, or empty
 * @param version as the holder says it
 * @param date ISO
 * @param sha256 hex digest of the file as it was stored
 * @param format id of its list format
 * @param entries how many it gave, with those that are gone
 * @param malformed how many it has that are none
 * @param lost values of no entry that cannot be compared, by why
 * @param notes what else was seen, by what
 */
public record SourceStamp(
    String holder,
    String version,
    String date,
    String sha256,
    String format,
    long entries,
    long malformed,
    SortedMap<String, Long> lost,
    SortedMap<String, Long> notes)
    implements Comparable<SourceStamp> {
  private static final Comparator<SourceStamp> ORDER =
      Comparator.comparing(SourceStamp::date)
          .thenComparing(SourceStamp::version)
          .thenComparing(SourceStamp::holder)
          .thenComparing(SourceStamp::sha256)
          .thenComparing(SourceStamp::format);

  public SourceStamp {
    lost = sorted(lost);
    notes = sorted(notes);
  }

  private static SortedMap<String, Long> sorted(Map<String, Long> map) {
    return java.util.Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** By date, then by all that tells sources apart. */
  @Override
  public int compareTo(SourceStamp other) {
    return ORDER.compare(this, other);
  }
}
