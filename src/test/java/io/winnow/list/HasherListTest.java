package io.winnow.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import example.grid.GridHasher;
import example.grid.GridPlugin;
import io.winnow.core.Fingerprint;
import io.winnow.core.Metric;
import io.winnow.core.ProblemsException;
import io.winnow.core.Purpose;
import io.winnow.spi.PluginJars;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that hold fingerprints of a plug-in's hasher. */
class HasherListTest {
  private static final String HEADER = "# version: 1\n# date: 2024-05-01\n";

  @TempDir Path folder;
  private PluginJars.Use plugins;

  @BeforeEach
  void install() throws IOException {
    plugins = GridPlugin.use(folder);
  }

  @AfterEach
  void remove() {
    plugins.close();
  }

  private static LoadedList load(String fileName, String text) throws IOException {
    byte[] bytes = (HEADER + text).getBytes(StandardCharsets.UTF_8);
    return LoadedList.load(
        new ListSource(
            "l",
            Purpose.CSAM,
            true,
            fileName,
            () -> new ByteArrayInputStream(bytes),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static byte[] bits(int seed) {
    byte[] bits = new byte[144];
    new Random(seed).nextBytes(bits);
    return bits;
  }

  private static String text(byte[] bits) {
    return Base64.getEncoder().encodeToString(bits);
  }

  private static Fingerprint fingerprint(byte[] bits) {
    return Fingerprint.of(GridHasher.ALGORITHM, bits);
  }

  @Test
  void columnsAlgorithmCellsAndBareValuesAreReadByTheHasher() throws IOException {
    String value = text(bits(1));
    for (LoadedList list :
        List.of(
            load("l.csv", "id,zz-grid\nzz-1," + value + "\n"),
            load("l.csv", "id,GRID_PRINT\nzz-1," + value + "\n"),
            load("l.csv", "id,algorithm,value\nzz-1,Grid Print," + value + "\n"),
            load("l.txt", value + "\n"),
            load("l.txt", "# algorithm: zz-grid\n" + value + "\n"))) {
      assertEquals(Map.of("zz-grid", 1L), list.counts());
      assertEquals(0, list.nearest(fingerprint(bits(1)), 0).orElseThrow().distance());
    }
  }

  @Test
  void whatTheHasherDoesNotReadIsMalformed() {
    assertThrows(ProblemsException.class, () -> load("l.csv", "zz-grid\nAAAA\n"));
  }

  @Test
  void withoutThePlugInTheAlgorithmIsUnknownAndCounted() throws IOException {
    plugins.close();
    String value = text(bits(1));
    LoadedList list = load("l.csv", "algorithm,value\nzz-grid,%s\nmd5,%032x\n".formatted(value, 7));
    assertEquals(Map.of("unnamed algorithm", 1L), list.skipped());
  }

  @Test
  void theNearestIsThatOfAPlainScan() throws IOException {
    Random random = new Random(3);
    List<byte[]> rows = new ArrayList<>();
    StringBuilder csv = new StringBuilder("id,zz-grid\n");
    for (int i = 0; i < 300; i++) {
      byte[] bits = i % 3 > 0 ? rows.get(i - 1).clone() : bits(1000 + i);
      bits[random.nextInt(144)] += (byte) random.nextInt(i % 3 > 0 ? 40 : 1);
      rows.add(bits);
      csv.append(i).append(',').append(text(bits)).append('\n');
    }
    LoadedList list = load("l.csv", csv.toString());
    int found = 0;
    for (int i = 0; i < 500; i++) {
      byte[] query = rows.get(random.nextInt(rows.size())).clone();
      for (int k = random.nextInt(60); k > 0; k--) {
        query[random.nextInt(144)] += (byte) (random.nextInt(21) - 10);
      }
      int radius = random.nextInt(4000);
      int best = -1;
      int least = radius + 1;
      for (int row = 0; row < rows.size(); row++) {
        int distance = Metric.SQUARED_L2.distance(query, rows.get(row));
        if (distance < least) {
          least = distance;
          best = row;
        }
      }
      Optional<ListMatch> match = list.nearest(fingerprint(query), radius);
      assertEquals(best >= 0, match.isPresent());
      if (match.isPresent()) {
        assertEquals(least, match.get().distance());
        assertEquals("" + best, match.get().entryId());
        found++;
      }
    }
    assertTrue(found > 100 && found < 500, "found " + found);
    assertFalse(list.nearest(fingerprint(bits(5)), 0).isPresent());
  }
}
