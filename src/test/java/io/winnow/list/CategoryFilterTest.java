package io.winnow.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.core.EntryStatus;
import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.spi.ListSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CategoryFilterTest {
  private final Recorder recorder = new Recorder();

  @Test
  void letsOnlyTheCategoriesThroughThatAreAskedFor() {
    try (CategoryFilter filter = new CategoryFilter(Set.of("1", "A2"), recorder)) {
      filter.entry(entry(1, "", "1", EntryStatus.ACTIVE));
      filter.entry(entry(2, "", "0", EntryStatus.ACTIVE));
      filter.entry(entry(3, "", "", EntryStatus.ACTIVE));
      filter.entry(entry(4, "", " a2 ", EntryStatus.DISPUTED));

      assertEquals(2, filter.notAsked());
      assertEquals(Set.of(), filter.unseen());
    }
    assertEquals(List.of("1 active 1", "4 disputed 1"), recorder.events);
  }

  @Test
  void letsAllThroughWhereNoneAreAskedFor() {
    try (CategoryFilter filter = new CategoryFilter(Set.of(), recorder)) {
      filter.unknownAlgorithm("tmk", 1, 0);
      filter.entry(entry(1, "", "0", EntryStatus.ACTIVE));
      filter.malformed(2, 3, "m");
      filter.header("version", "1", 4);
      assertEquals(0, filter.notAsked());
    }
    assertEquals(List.of("tmk 1", "1 active 1", "2:3 m", "version 1 4"), recorder.events);
  }

  @Test
  void anEntryWithAnIdReplacesItsFormerSelfByNothing() {
    try (CategoryFilter filter = new CategoryFilter(Set.of("1"), recorder)) {
      filter.entry(entry(5, "id-5", "0", EntryStatus.DISPUTED));
    }
    assertEquals(List.of("5 active 0"), recorder.events);
  }

  @Test
  void anEntryThatIsGoneGoesOnWhateverItsCategory() {
    try (CategoryFilter filter = new CategoryFilter(Set.of("1"), recorder)) {
      filter.entry(entry(1, "id-1", "", EntryStatus.DELETED));
      filter.entry(entry(2, "id-2", "0", EntryStatus.WITHDRAWN));
      assertEquals(0, filter.notAsked());
    }
    assertEquals(List.of("1 deleted 1", "2 withdrawn 1"), recorder.events);
  }

  @Test
  void unknownAlgorithmsOfEntriesThatAreNotAskedForAreNoLostCoverage() {
    try (CategoryFilter filter = new CategoryFilter(Set.of("1"), recorder)) {
      filter.unknownAlgorithm("photodna", 1, 2);
      filter.entry(entry(1, "", "1", EntryStatus.ACTIVE));
      filter.unknownAlgorithm("photodna", 2, 2);
      filter.entry(entry(2, "", "0", EntryStatus.ACTIVE));
      filter.unknownAlgorithm("tmk", 3, 2); // an entry of no comparable value
      filter.unknownAlgorithm("tmk", 4, 2);
    }
    assertEquals(List.of("photodna 1", "1 active 1", "tmk 3", "tmk 4"), recorder.events);
  }

  @Test
  void namesTheCategoriesThatNoEntryHas() {
    try (CategoryFilter filter = new CategoryFilter(Set.of("1", "11"), recorder)) {
      filter.entry(entry(1, "", "1", EntryStatus.ACTIVE));
      assertEquals(Set.of("11"), filter.unseen());
    }
  }

  private static ListEntry entry(int line, String id, String category, EntryStatus status) {
    ListValue value = new ListValue.Domain("zz.example");
    return new ListEntry(
        line,
        id,
        "",
        status,
        category,
        ListEntry.Facts.NONE,
        List.of(new ListEntry.Placed(1, value)));
  }

  private static final class Recorder implements ListSink {
    final List<String> events = new ArrayList<>();

    @Override
    public void header(String name, String value, int line) {
      events.add(name + " " + value + " " + line);
    }

    @Override
    public void entry(ListEntry entry) {
      events.add(entry.line() + " " + entry.status().id() + " " + entry.values().size());
    }

    @Override
    public void unknownAlgorithm(String name, int line, int column) {
      events.add(name + " " + line);
    }

    @Override
    public void malformed(int line, int column, String message) {
      events.add(line + ":" + column + " " + message);
    }
  }
}
