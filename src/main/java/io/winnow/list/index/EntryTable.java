package io.winnow.list.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What entries are called: line, holder's id, category; 4 bytes for each that the list uses, and
 * the id's own.
 */
public final class EntryTable {
  private final IntColumn lines = new IntColumn();
  private final IntColumn idEnds = new IntColumn();
  private final IntColumn categories = new IntColumn();
  private final List<String> categoryNames = new ArrayList<>();
  private final Map<String, Integer> categoryNumbers = new HashMap<>();
  private byte[] ids = new byte[1024];
  private int idBytes;

  /** Adds an entry and gives its number, counted from 0. */
  public int add(int line, String id, String category) {
    lines.add(line);
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    int end = Math.addExact(idBytes, text.length);
    if (end > ids.length) {
      ids = Arrays.copyOf(ids, (int) Math.min(Integer.MAX_VALUE - 8L, 64L + end + (end >> 1)));
    }
    System.arraycopy(text, 0, ids, idBytes, text.length);
    idBytes = end;
    // A list without ids or categories keeps no column for them.
    while (idBytes > 0 && idEnds.size() < lines.size() - 1) {
      idEnds.add(0);
    }
    if (idBytes > 0) {
      idEnds.add(idBytes);
    }
    if (!category.isEmpty()) {
      while (categories.size() < lines.size() - 1) {
        categories.add(-1);
      }
      categories.add(categoryNumbers.computeIfAbsent(category, this::newCategory));
    }
    return lines.size() - 1;
  }

  public int size() {
    return lines.size();
  }

  /** The holder's id, or {@code #} and the line. */
  public String id(int entry) {
    if (entry < idEnds.size()) {
      int start = entry == 0 ? 0 : idEnds.at(entry - 1);
      int length = idEnds.at(entry) - start;
      if (length > 0) {
        return new String(ids, start, length, StandardCharsets.UTF_8);
      }
    }
    return "#" + lines.at(entry);
  }

  /** The holder's category, or empty. */
  public String category(int entry) {
    int number = entry < categories.size() ? categories.at(entry) : -1;
    return number < 0 ? "" : categoryNames.get(number);
  }

  /** Gives back what growing took too much. */
  public void trim() {
    lines.trim();
    idEnds.trim();
    categories.trim();
    ids = Arrays.copyOf(ids, idBytes);
  }

  private int newCategory(String name) {
    categoryNames.add(name);
    return categoryNames.size() - 1;
  }
}
