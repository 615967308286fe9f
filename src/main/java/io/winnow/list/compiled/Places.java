package io.winnow.list.compiled;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where the sections of a file lie: in their order, aligned, without gap or overlap. */
record Places(List<Header.Place> places, long bytes) {
  /** A list of 10⁹ entries has some thousands. */
  private static final int MOST_SECTIONS = 100_000;

  /**
   * Takes the places out of a header.
   *
   * @throws BrokenListException if they are impossible
   */
  static Places check(Header header) throws BrokenListException {
    if (header.sections().size() > MOST_SECTIONS) {
      throw new BrokenListException("it has too many sections");
    }
    Set<String> names = new HashSet<>();
    long expected = 0;
    for (Header.Place place : header.sections()) {
      if (place.name() == null
          || !names.add(place.name())
          || place.offset() != expected
          || place.length() < 0
          || place.length() > Integer.MAX_VALUE) {
        throw new BrokenListException("its sections do not follow each other");
      }
      expected = CompiledFile.align(expected + place.length());
    }
    return new Places(header.sections(), expected);
  }
}
