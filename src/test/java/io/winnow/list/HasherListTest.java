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
  void holdersOwnFormatsAreReadByTheHasherToo() throws IOException {
    String value = text(bits(1));
    for (LoadedList list :
        List.of(
            shipped(
                "ncmec",
                """
                <queryResult xmlns="https://hashsharing.ncmec.org/hashsharing/v2"><images>
                <image><member id="1">A</member><timestamp>2024-05-01T12:00:00Z</timestamp>
                <id>1</id><fingerprints><gridPrint>%s</gridPrint></fingerprints></image>
                </images></queryResult>"""
                    .formatted(value)),
            shipped(
                "tat",
                """
                {"results": [{"id": 1, "algorithm": "Grid Print", "hash_digest": "%s",
                "deleted": false, "updated_on": "2024-05-01T12:00:00Z"}]}"""
                    .formatted(value)),
            shipped(
                "stopncii",
                """
                {"hashRecords": [{"lastModtimestamp": 1714564800, "signalType": "GridPrint",
                "hashValue": "%s", "hashStatus": "Active"}]}"""
                    .formatted(value)),
            shipped(
                "threatexchange",
                """
                {"data": [{"id": "1", "type": "GRID_PRINT", "indicator": "%s",
                "last_updated": 1714564800}]}"""
                    .formatted(value)))) {
      assertEquals(Map.of("zz-grid", 1L), list.counts());
      assertEquals(Map.of(), list.coverage().lost());
      assertEquals(0, list.nearest(fingerprint(bits(1)), 0).orElseThrow().distance());
    }
  }

  private static LoadedList shipped(String format, String text) throws IOException {
    return LoadedList.load(
        new ListSource(
            "l",
            Purpose.CSAM,
            true,
            "l.json",
            () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(format),
            Optional.empty()));
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
      int least =
          rows.stream().mapToInt(r -> Metric.SQUARED_L2.distance(query, r)).min().orElseThrow();
      Optional<ListMatch> match = list.nearest(fingerprint(query), radius);
      assertEquals(least <= radius, match.isPresent());
      if (match.isPresent()) {
        assertEquals(least, match.get().distance());
        byte[] named = rows.get(Integer.parseInt(match.get().entryId()));
        assertEquals(least, Metric.SQUARED_L2.distance(query, named));
        found++;
      }
    }
    assertTrue(found > 100 && found < 500, "found " + found);
    assertFalse(list.nearest(fingerprint(bits(5)), 0).isPresent());
  }
}
