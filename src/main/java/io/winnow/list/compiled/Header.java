package io.winnow.list.compiled;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands at the top of a compiled list. It follows from the sources alone: no clock, no
 * chance.
 *
 * @param id of the list
 * @param purpose id of its purpose
 * @param version of the list
 * @param date of the list, ISO: its newest source's
 * @param created the same
 * @param sources sorted
 * @param entries how many are live
 * @param gone how many are remembered as withdrawn or deleted
 * @param disputed how many of the live ones are disputed
 * @param counts different values by kind
 * @param duplicates values that several entries name, each but the first time
 * @param lost values that cannot be compared, by why
 * @param notes what else was seen in the sources, by what
 * @param metrics metric of each perceptual algorithm, by its id
 * @param tables tables of values, by name: bytes of a key
 * @param canaries harmless values that a look-up must find
 * @param hot share of places in overfull buckets of a radius index in millionths, by algorithm
 * @param sections where everything lies
 */
record Header(
    String id,
    String purpose,
    String version,
    String date,
    String created,
    List<SourceStamp> sources,
    long entries,
    long gone,
    long disputed,
    SortedMap<String, Long> counts,
    long duplicates,
    SortedMap<String, Long> lost,
    SortedMap<String, Long> notes,
    SortedMap<String, String> metrics,
    SortedMap<String, Integer> tables,
    List<String> canaries,
    SortedMap<String, Long> hot,
    List<Place> sections) {
  Header {
    sources = List.copyOf(sources);
    counts = sorted(counts);
    lost = sorted(lost);
    notes = sorted(notes);
    metrics = sorted(metrics);
    tables = sorted(tables);
    canaries = List.copyOf(canaries);
    hot = sorted(hot);
    sections = List.copyOf(sections);
  }

  /**
   * A section of the file.
   *
   * @param name of the section
   * @param offset in bytes behind the header, a multiple of 64
   * @param length in bytes
   */
  record Place(String name, long offset, long length) {}

  Header withSections(List<Place> places) {
    return new Header(
        id,
        purpose,
        version,
        date,
        created,
        sources,
        entries,
        gone,
        disputed,
        counts,
        duplicates,
        lost,
        notes,
        metrics,
        tables,
        canaries,
        hot,
        places);
  }

  private static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    return java.util.Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
