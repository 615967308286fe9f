package io.winnow.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.clean.CleanProgress;
import io.winnow.clean.RowMaker;
import io.winnow.clean.UnitCleaner;
import io.winnow.clean.UnitTables;
import io.winnow.core.Limits;
import io.winnow.core.Purpose;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.Shard;
import io.winnow.judge.Bench;
import io.winnow.judge.Judge;
import io.winnow.proof.TokenKey;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.run.Unit;
import io.winnow.shard.warc.WarcShardFormat;
import io.winnow.spi.ShardReader;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shard of pages, a real child, a list of placeholder terms, the tables that come of it. */
class ListedTermsIT {
  private static final String PROSE =
      "<p>The orchard keeps four kinds of apples, and in autumn baskets stand along the wall.</p>";

  /** A square of eight by eight pixels, each grey its own. */
  private static final String PICTURE =
      "data:image/bmp;base64," + java.util.Base64.getEncoder().encodeToString(bitmap());

  private static final String[] TERMS = {
    "e1,a,1,zz-listed-term",
    "e2,a,1,zz listed phrase",
    "e3,b,2.5,\u6d4b\u8bd5\u8bcd",
    "e4,b,1,\u0e04\u0e33\u0e17\u0e14\u0e2a\u0e2d\u0e1a",
    "e5,c,0.5,zz-light"
  };

  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  static {
    PAGES.put("clean", "<title>apples</title>" + PROSE);
    PAGES.put("title", "<title>A ZZ-Listed-Term</title>" + PROSE);
    PAGES.put("body", PROSE + "<p>one zz  listed\n<b>phrase</b> here</p>" + PROSE);
    PAGES.put("han", PROSE + "<p>\u8fd9\u662f\u6d4b\u8bd5\u8bcd\u3002 zz-listed-term</p>");
    PAGES.put(
        "thai",
        PROSE + "<p>\u0e19\u0e35\u0e48\u0e04\u0e33\u0e17\u0e14\u0e2a\u0e2d\u0e1a\u0e19\u0e30</p>");
    PAGES.put("alt", PROSE + "<img src=/p.png alt='zz_listed_term'>");
    PAGES.put(
        "caption",
        PROSE + "<figure><img src=/p.png><figcaption>zz listed phrase</figcaption></figure>");
    PAGES.put("nav", "<nav><a href=/>zz-listed-term</a></nav>" + PROSE);
    PAGES.put("description", "<meta name=description content=zz-listed-term>" + PROSE);
    PAGES.put("inside", PROSE + "<p>zz-listed-terms azz listed phrase</p>");
    PAGES.put("light", PROSE + "<p>zz-light zz-light</p>");
    PAGES.put("address", PROSE + "<a href='/zz-listed-term'>apples</a>");
  }

  @TempDir Path folder;

  private static byte[] bitmap() {
    java.awt.image.BufferedImage image =
        new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64; i++) {
      image.setRGB(i % 8, i / 8, i * 0x040404);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      javax.imageio.ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] warc(Map<String, String> pages) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pages.forEach(
        (name, html) -> {
          byte[] body = ("<!doctype html>" + html).getBytes(StandardCharsets.UTF_8);
          String http =
              "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                  + body.length
                  + "\r\n\r\n";
          String head =
              "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID:"
                  + " <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nWARC-Date:"
                  + " 2026-01-05T08:00:00Z\r\nWARC-Target-URI: http://a.example/"
                  + name
                  + "\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: "
                  + (http.length() + body.length)
                  + "\r\n\r\n";
          out.writeBytes((head + http).getBytes(StandardCharsets.US_ASCII));
          out.writeBytes(body);
          out.writeBytes("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });
    return out.toByteArray();
  }

  private Receipt clean(Judge judge, Map<String, String> pages) throws Exception {
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    ScreenerSetup setup =
        new ScreenerSetup(
            Limits.DEFAULT,
            List.of(),
            List.of(),
            true,
            Files.createDirectories(folder.resolve("natives")),
            scratch);
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath())
            .toList();
    byte[] warc = warc(pages);
    Shard shard = new Shard("terms.warc", "file:///terms.warc", warc.length, "1");
    Unit unit = Unit.of(shard);
    try (ScreenerPool pool =
            new ScreenerPool(
                setup,
                List.of(),
                SandboxState.none("a test without one"),
                new ChildCommand(classPath, ScreenerMain.class.getName(), ChildCommand.FACTORY),
                Budget.of(Duration.ofSeconds(60), Duration.ofMinutes(5), 512L << 20));
        Screener screener = pool.lease(() -> false);
        ShardReader reader =
            new WarcShardFormat().open(shard, new ByteArrayInputStream(warc), Limits.DEFAULT)) {
      return new UnitCleaner(
              judge,
              screener,
              new RowMaker(TokenKey.parse("07".repeat(32)), null, List.of()),
              new CleanProgress(),
              () -> false)
          .clean(
              unit,
              reader,
              new UnitTables(directory(), unit.key(), "000000000000.1", true, Optional.empty()));
    }
  }

  private RunDirectory directory() throws IOException {
    return new RunDirectory(
        RunLocation.of(folder.resolve("out").toString(), Optional.empty(), Optional.empty()));
  }

  private List<Row> rows(Receipt receipt, Schema schema) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (var file : receipt.files()) {
      if (file.table().equals(schema.name())) {
        try (TableReader reader =
            new TableReader(schema, directory().table(file.table()).channel(file.name()))) {
          for (Row row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
          }
        }
      }
    }
    return rows;
  }

  private static String name(Row row) {
    return row.text("url").replace("http://a.example/", "");
  }

  @Test
  void aTermExcludesItsPageWhereverItIsRead() throws Exception {
    Judge judge =
        new Bench()
            .terms("words", Purpose.CUSTOM, false, TERMS)
            .rule("id: t, list: words, match: term, verdict: exclude")
            .judge();
    Receipt receipt = clean(judge, PAGES);
    List<Row> ledger = rows(receipt, Tables.LEDGER);
    assertEquals(
        List.of("title", "body", "han", "thai", "alt", "caption", "nav", "description"),
        ledger.stream().map(ListedTermsIT::name).toList());
    assertEquals(
        List.of("clean", "inside", "light", "address"),
        rows(receipt, Tables.DOCUMENTS).stream().map(ListedTermsIT::name).toList());
    Row han = ledger.get(2);
    assertEquals("term", han.text("algorithm"));
    assertEquals("words", han.text("list_id"));
    assertEquals("b", han.text("category"));
    assertEquals(3.5, han.value("score"));
    assertEquals(1.0, han.value("threshold"));
    assertNull(han.value("model_id"));
    assertFalse(ledger.toString().contains("zz"), "a term in the ledger");
  }

  @Test
  void aHitOnAConfidentialListSaysNotWhereNorWhat() throws Exception {
    Judge judge =
        new Bench()
            .terms("words", Purpose.EXPLOITATIVE, true, TERMS)
            .rule("id: t, list: words, match: term, verdict: exclude")
            .judge();
    Receipt receipt = clean(judge, Map.of("body", PAGES.get("body")));
    Row row = rows(receipt, Tables.LEDGER).get(0);
    assertNull(row.value("url"));
    assertNull(row.value("item_id"));
    Row evidence = rows(receipt, Tables.EVIDENCE).get(0);
    assertEquals("e2", evidence.text("entry_id"));
    assertEquals("term", evidence.text("algorithm"));
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("zz listed"), "a term in " + file.getFileName());
      }
    }
  }

  @Test
  void theWordsBesideAnEmbeddedPictureExcludeIt() throws Exception {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("none", PROSE + "<img alt=apples src='" + PICTURE + "'>");
    pages.put("alt", PROSE + "<img alt='zz listed term' src='" + PICTURE + "'>");
    pages.put(
        "caption",
        PROSE
            + "<figure><img src='"
            + PICTURE
            + "'><figcaption>zz-listed-term</figcaption></figure>");
    Judge judge =
        new Bench()
            .terms("words", Purpose.CUSTOM, false, TERMS)
            .rule("id: t, list: words, match: term, in: alt, verdict: exclude")
            .judge();
    Receipt receipt = clean(judge, pages);
    List<String> items =
        rows(receipt, Tables.LEDGER).stream()
            .map(row -> name(row) + " " + row.text("item_kind") + " " + row.text("rule_id"))
            .toList();
    assertEquals(
        List.of("alt document t", "alt image t", "caption document t", "caption image t"), items);
    assertEquals(1, rows(receipt, Tables.IMAGES).size());
    assertTrue(rows(receipt, Tables.DOCUMENTS).size() == 1, "one of three");
  }
}
