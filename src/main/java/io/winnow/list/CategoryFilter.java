package io.winnow.list;

import io.winnow.core.EntryStatus;
import io.winnow.core.ListEntry;
import io.winnow.spi.ListSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lets through only the entries of some of a holder's categories, upper and lower case alike; lists
 * of Project VIC, say, hold benign media under numbers of their own.
 *
 * <p>What an entry that is not asked for said of itself no longer counts: its values, and those of
 * unknown algorithms, are no lost coverage. But one that has an id goes on without values, so that
 * it replaces a former one of a category that was asked for; and one that is gone always goes on,
 * since holders tell of it without a category.
 *
 * <p>Must be closed behind the last entry.
 */
public final class CategoryFilter implements ListSink, AutoCloseable {
  /** How entries that are not asked for are counted. */
  public static final String NAME = "category not asked for";

  private final Map<String, Boolean> asked = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ListSink sink;
  private final List<Unknown> pending = new ArrayList<>();
  private long notAsked;

  /** A value of an unknown algorithm, told of before the entry that it belongs to. */
  private record Unknown(String name, int line, int column) {}

  /**
   * Makes a filter.
   *
   * @param categories as the holder writes them; empty to let everything through
   */
  public CategoryFilter(Set<String> categories, ListSink sink) {
    categories.forEach(category -> asked.put(category.strip(), false));
    this.sink = sink;
  }

  /** Number of entries that were not let through. */
  public long notAsked() {
    return notAsked;
  }

  /** Categories that are asked for and that no entry had: mistyped, or gone from the list. */
  public Set<String> unseen() {
    Set<String> unseen = new TreeSet<>();
    asked.forEach(
        (category, seen) -> {
          if (!seen) {
            unseen.add(category);
          }
        });
    return unseen;
  }

  @Override
  public void header(String name, String value, int line) {
    sink.header(name, value, line);
  }

  @Override
  public void entry(ListEntry entry) {
    String category = entry.category().strip();
    boolean wanted = asked.isEmpty() || asked.computeIfPresent(category, (c, seen) -> true) != null;
    if (wanted || !entry.status().isLive()) {
      close();
      sink.entry(entry);
      return;
    }
    notAsked++;
    pending.removeIf(unknown -> unknown.line() == entry.line());
    close();
    if (!entry.id().isEmpty()) {
      sink.entry(
          new ListEntry(
              entry.line(),
              entry.id(),
              entry.owner(),
              EntryStatus.ACTIVE,
              entry.category(),
              entry.facts(),
              List.of()));
    }
  }

  @Override
  public void unknownAlgorithm(String name, int line, int column) {
    if (asked.isEmpty()) {
      sink.unknownAlgorithm(name, line, column);
      return;
    }
    if (!pending.isEmpty() && pending.get(0).line() != line) {
      close();
    }
    pending.add(new Unknown(name, line, column));
  }

  @Override
  public void malformed(int line, int column, String message) {
    sink.malformed(line, column, message);
  }

  @Override
  public void broken(int line, int column, String message) {
    sink.broken(line, column, message);
  }

  @Override
  public void more() {
    sink.more();
  }

  /** Passes on what is still held. */
  @Override
  public void close() {
    pending.forEach(u -> sink.unknownAlgorithm(u.name(), u.line(), u.column()));
    pending.clear();
  }
}
