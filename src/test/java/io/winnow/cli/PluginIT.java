package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import example.grid.GridHasher;
import example.grid.GridPlugin;
import io.winnow.core.Orientation;
import io.winnow.core.Pixels;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.fingerprint.Digester;
import io.winnow.spi.Turning;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hasher that Winnow does not know, from its jar to the ledger: policy, list, screener, verdict.
 * Winnow runs as a process of its own, which cannot find the hasher but in the jar.
 */
class PluginIT {
  private static final String NEAR = "http://a.example/near.png";
  private static final String TURNED = "http://a.example/turned.png";
  private static final String OTHER = "http://a.example/other.png";
  private static final String DIM = "http://a.example/dim.png";

  @TempDir static Path home;
  private static Path jar;
  private static Path out;
  private static Said cleaned;

  /** What a process said. */
  private record Said(int code, String out, String err) {}

  @BeforeAll
  static void clean() throws Exception {
    jar = GridPlugin.jar(home);
    out = home.resolve("run");
    Pixels listed = picture(1, 0);
    String hash = new GridHasher().format(new GridHasher().hash(listed).fingerprint());
    Files.writeString(
        home.resolve("known.csv"),
        "# version: 1\n# date: 2024-05-01\nid,Grid Print\nzz-entry-1,%s\n".formatted(hash));
    Files.writeString(
        home.resolve("policy.yaml"),
        """
        policy: plug-in
        format: 1
        lists: [{id: known, path: known.csv, purpose: csam, max-age: never, permissions: any}]
        rules:
          - {id: fields, list: known, match: zz-grid, distance: 1500, quality: 40, orientations: all, verdict: exclude}
        limits: {heap: 512 MiB}
        """);
    ByteArrayOutputStream shard = new ByteArrayOutputStream();
    record(shard, NEAR, picture(1, 3));
    record(shard, TURNED, Turning.of(listed, Orientation.MIRRORED_90));
    record(shard, OTHER, picture(2, 0));
    record(shard, DIM, dim(listed));
    Files.write(
        Files.createDirectory(home.resolve("shards")).resolve("a.warc"), shard.toByteArray());
    assertEquals(0, winnow("keys", "new", home.resolve("key").toString()).code());
    cleaned =
        winnow(
            "clean",
            home.resolve("shards").toString(),
            "--plugins",
            jar.toString(),
            "-p",
            home.resolve("policy.yaml").toString(),
            "--token-key",
            home.resolve("key").toString(),
            "-o",
            out.toString(),
            "--threads",
            "1");
    assertEquals(0, cleaned.code(), cleaned.err());
  }

  @Test
  void theNearPictureIsExcludedAndTheLedgerSaysHowNearItIs() throws IOException {
    Row row = ledgerOf(NEAR);
    assertEquals(
        List.of("excluded", "known", "list-match", "fields", "zz-grid"),
        Stream.of("verdict", "class", "reason", "rule_id", "algorithm").map(row::text).toList());
    // Each of 144 fields is brighter by 3: 65 % of the 2,000 that are recommended.
    assertEquals(144 * 9, evidenceOf(NEAR).value("distance"));
    assertEquals("51-75 %", row.text("distance_band"));
    assertTrue((Integer) row.value("quality") >= 40);
    assertNull(row.text("url"), "a confidential hit is masked");
    assertEquals("upright", evidenceOf(NEAR).text("orientation"));
  }

  @Test
  void theTurnedPictureIsFoundAndTheEvidenceSaysHowItLies() throws IOException {
    assertEquals("0-25 %", ledgerOf(TURNED).text("distance_band"));
    Row evidence = evidenceOf(TURNED);
    // To be found, it must be turned back: mirrored and turned by 90 degrees is its own inverse.
    assertEquals("mirrored-90", evidence.text("orientation"));
    assertEquals(0, evidence.value("distance"));
    assertEquals("zz-entry-1", evidence.text("entry_id"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void whatIsNotListedIsKeptWithItsFingerprint() throws IOException {
    List<Row> images = rows(Tables.IMAGES, "images");
    Row other = images.stream().filter(r -> OTHER.equals(r.text("url"))).findFirst().orElseThrow();
    Row fingerprint = ((List<Row>) other.value("fingerprints")).get(0);
    assertEquals("zz-grid", fingerprint.text("algorithm"));
    assertEquals(
        new GridHasher().hash(picture(2, 0)).fingerprint().hex(), fingerprint.text("value"));
    assertEquals(64, other.text("pdq").length());
  }

  @Test
  void aPictureOfTooLittleContrastIsNotComparable() throws IOException {
    Row row =
        rows(Tables.LEDGER, "ledger").stream()
            .filter(r -> DIM.equals(r.text("url")))
            .findFirst()
            .orElseThrow();
    assertEquals("not-comparable", row.text("reason"));
    assertEquals("flagged", row.text("verdict"));
  }

  @Test
  void planAndManifestSayWhichJarItWas() throws IOException {
    String sha256 = Digester.of(Files.readAllBytes(jar)).sha256().hex();
    for (String file : List.of("plan.json", "run.json")) {
      String json = Files.readString(out.resolve("_winnow").resolve(file));
      assertTrue(json.contains("zz-grid") && json.contains(sha256), file);
    }
  }

  @Test
  void plugInsAreListedWithWhereTheyComeFrom() throws Exception {
    Said said = winnow("plugins", "--plugins", home.toString());
    String sha256 = Digester.of(Files.readAllBytes(jar)).sha256().hex();
    assertTrue(said.out().contains("pixel-hasher\tzz-grid\t3\tgrid.jar " + sha256), said.out());
    assertTrue(said.out().contains("pixel-hasher\tpdq\t1\twinnow\n"), said.out());
    assertFalse(winnow("plugins").out().contains("zz-grid"));
  }

  @Test
  void withoutTheJarThePolicyIsRefused() throws Exception {
    Said said = winnow("policy", "check", home.resolve("policy.yaml").toString());
    assertEquals(2, said.code());
    assertTrue(said.err().contains("\"zz-grid\" is none of md5, sha1, sha256, pdq"), said.err());
  }

  private static Row evidenceOf(String url) throws IOException {
    return rows(Tables.EVIDENCE, "evidence").stream()
        .filter(row -> url.equals(row.text("url")))
        .findFirst()
        .orElseThrow();
  }

  private static Row ledgerOf(String url) throws IOException {
    String token = evidenceOf(url).text("item_token");
    return rows(Tables.LEDGER, "ledger").stream()
        .filter(row -> token.equals(row.text("item_token")))
        .findFirst()
        .orElseThrow();
  }

  private static List<Row> rows(Schema schema, String table) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(out.resolve(table))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        try (TableReader reader = new TableReader(schema, FileChannel.open(file))) {
          for (Row row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
          }
        }
      }
    }
    return rows;
  }

  /** Runs Winnow with the jars of the tests, but without the tests. */
  private static Said winnow(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--add-opens"))
            .toList());
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("quick/t"))
            .collect(Collectors.joining(File.pathSeparator));
    command.addAll(List.of("-Xmx1g", "-cp", classPath, "io.winnow.cli.Main"));
    command.addAll(List.of(arguments));
    Path said = Files.createTempFile(home, "said", ".txt");
    Path complained = Files.createTempFile(home, "complained", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(said.toFile())
            .redirectError(complained.toFile())
            .start();
    try {
      assertTrue(process.waitFor(300, TimeUnit.SECONDS), "too long");
      return new Said(process.exitValue(), Files.readString(said), Files.readString(complained));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Fields in twelve columns and twelve rows, all of them different; brighter by so much. */
  private static Pixels picture(int seed, int brighter) {
    byte[] samples = new byte[3 * 240 * 240];
    for (int i = 0; i < samples.length; i++) {
      int x = i / 3 % 240 / 20;
      int y = i / 3 / 240 / 20;
      double wave = Math.sin(seed + x * 0.7) * Math.cos(y * 0.5 * seed) + x / 20.0;
      samples[i] = (byte) (120 + 70 * wave + brighter);
    }
    return Pixels.rgb(240, 240, samples);
  }

  private static Pixels dim(Pixels pixels) {
    byte[] samples = pixels.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (100 + (samples[i] & 0xff) / 8);
    }
    return Pixels.rgb(240, 240, samples);
  }

  private static void record(ByteArrayOutputStream shard, String url, Pixels pixels)
      throws IOException {
    BufferedImage image = new BufferedImage(240, 240, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 240 * 240; i++) {
      int rgb = 0;
      for (int c = 0; c < 3; c++) {
        rgb = rgb << 8 | (pixels.samples()[3 * i + c] & 0xff);
      }
      image.setRGB(i % 240, i / 240, rgb);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("WARC-Type", "resource");
    headers.put(
        "WARC-Record-ID", "<urn:uuid:00000000-0000-4000-8000-%012d>".formatted(url.length()));
    headers.put("WARC-Date", "2024-05-17T12:34:56Z");
    headers.put("WARC-Target-URI", url);
    headers.put("Content-Type", "image/png");
    headers.put("Content-Length", "" + png.size());
    String head =
        headers.entrySet().stream()
            .map(h -> h.getKey() + ": " + h.getValue() + "\r\n")
            .collect(Collectors.joining());
    shard.writeBytes(("WARC/1.1\r\n" + head + "\r\n").getBytes(StandardCharsets.US_ASCII));
    shard.writeBytes(png.toByteArray());
    shard.writeBytes("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }
}
