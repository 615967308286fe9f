package io.winnow.list.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntryTableTest {
  @Test
  void givesBackIdsAndCategoriesWhereverTheyAreMissing() {
    Random random = new Random(8);
    for (int round = 0; round < 50; round++) {
      EntryTable table = new EntryTable();
      List<String> ids = new ArrayList<>();
      List<String> categories = new ArrayList<>();
      int share = random.nextInt(4);
      for (int i = 0; i < 3000; i++) {
        String id = random.nextInt(4) < share ? "ä" + random.nextInt() : "";
        String category = random.nextInt(4) < share ? "C" + random.nextInt(5) : "";
        assertEquals(i, table.add(i + 1, id, category));
        ids.add(id.isEmpty() ? "#" + (i + 1) : id);
        categories.add(category);
      }
      table.trim();
      for (int i = 0; i < 3000; i++) {
        assertEquals(ids.get(i), table.id(i));
        assertEquals(categories.get(i), table.category(i));
      }
    }
  }
}
