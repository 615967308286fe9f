package io.winnow.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Algorithm;
import io.winnow.core.CrawlRecord;
import io.winnow.core.DocumentMeasurement;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.ImageReference;
import io.winnow.core.ItemKind;
import io.winnow.core.Measurement;
import io.winnow.core.PartGate;
import io.winnow.core.PixelHash;
import io.winnow.core.Purpose;
import io.winnow.core.Reason;
import io.winnow.core.Receipt;
import io.winnow.core.RecordType;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.ScreenTask;
import io.winnow.core.Shard;
import io.winnow.core.TableFile;
import io.winnow.core.Verdict;
import io.winnow.judge.Bench;
import io.winnow.judge.Judge;
import io.winnow.proof.TokenKey;
import io.winnow.proof.seal.OpeningKey;
import io.winnow.proof.seal.SealingKey;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.run.Unit;
import io.winnow.screen.Screener;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardReader;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitCleanerTest {
  private static final String PAGE = "<p>a page of harmless prose</p>";
  private static final String URL = "http://a.example/page";
  private static final TokenKey KEY = TokenKey.parse("07".repeat(32));
  private static final String ATTEMPT = "000000000000.1";
  private static final List<String> WHERE =
      List.of("item_id", "url", "shard", "record_id", "cause_item_id", "declared_type");
  private static final List<String> WHERE_IN_NUMBERS = List.of("offset", "length", "size");

  @TempDir Path out;
  private Optional<SealingKey> sealTo = Optional.empty();
  private final List<String> screened = new ArrayList<>();
  private final List<String> measured = new ArrayList<>();

  /** A screener that says what the test tells it. */
  private interface Script {
    List<Measurement> screen(ScreenTask task, PartGate gate) throws IOException;
  }

  private static Measurement picture(int part, int distance) {
    return Measurement.image(
        part,
        "image/png",
        new ImageMeasurement(
            200, 100, List.of(PixelHash.upright(Bench.pdq(distance), 100)), List.of()));
  }

  private static Measurement page(ImageReference... images) {
    return Measurement.document(
        0,
        "text/html",
        new DocumentMeasurement(
            "title",
            "text",
            "en",
            Fingerprint.of(Algorithm.TEXT_SHA256, new byte[32]),
            List.of(images)));
  }

  /** Offers these parts, and measures those that may be as pictures of growing distance. */
  private List<Measurement> offer(PartGate gate, Measurement whole, String... parts) {
    List<Measurement> all = new ArrayList<>(List.of(whole));
    for (int part = 1; part <= parts.length; part++) {
      if (gate.offer(part, Bench.bytes(parts[part - 1])) == PartGate.Answer.MEASURE) {
        measured.add(parts[part - 1]);
        all.add(picture(part, 40 * part));
      }
    }
    return all;
  }

  private static Bench listing(Purpose purpose, boolean confidential, String listed) {
    return new Bench()
        .list("l", purpose, confidential, "id,md5\nzz-entry," + Bench.digests(listed).md5().hex())
        .rule("id: r, list: l, match: md5, verdict: exclude");
  }

  private static Judge known(String listed) {
    return listing(Purpose.CSAM, true, listed).judge();
  }

  private RunDirectory directory() throws IOException {
    return new RunDirectory(RunLocation.of(out.toString(), Optional.empty(), Optional.empty()));
  }

  private static ShardReader reader(ShardEntry... entries) {
    Iterator<ShardEntry> left = List.of(entries).iterator();
    return new ShardReader() {
      @Override
      public @Nullable ShardEntry next() {
        return left.hasNext() ? left.next() : null;
      }

      @Override
      public void close() {}
    };
  }

  private Receipt clean(Judge judge, boolean tables, Script script, ShardEntry... entries)
      throws IOException, InterruptedException {
    return clean(judge, tables, script, reader(entries));
  }

  private Receipt clean(Judge judge, boolean tables, Script script, ShardReader shard)
      throws IOException, InterruptedException {
    Screener screener =
        new Screener() {
          @Override
          public List<Measurement> screen(ScreenTask task, PartGate gate) throws IOException {
            screened.add(task.url());
            return script.screen(task, gate);
          }

          @Override
          public void close() {}
        };
    Unit unit = Unit.of(new Shard("demo.warc.gz", "file:///demo.warc.gz", 9999, "1"));
    return new UnitCleaner(
            judge, screener, new RowMaker(KEY, null, List.of()), new CleanProgress(), () -> false)
        .clean(unit, shard, new UnitTables(directory(), unit.key(), ATTEMPT, tables, sealTo));
  }

  private static ShardEntry page(String body) {
    return new ShardEntry.Capture(Bench.record(URL, Bench.bytes(body)));
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

  private static List<@Nullable String> column(List<Row> rows, String name) {
    List<@Nullable String> values = new ArrayList<>();
    rows.forEach(row -> values.add(row.text(name)));
    return values;
  }

  private static void assertMasked(Row row) {
    WHERE.forEach(name -> assertNull(row.value(name), name));
    WHERE_IN_NUMBERS.forEach(name -> assertNull(row.value(name), name));
    assertEquals(Instant.parse("2024-05-01T00:00:00Z"), row.value("captured_at"));
    for (Object finding : (List<?>) java.util.Objects.requireNonNull(row.value("findings"))) {
      assertNull(((Row) finding).value("cause_item_id"));
    }
  }

  @Test
  void aKnownPartTakesItsWholeRecordAndEveryRowIsMasked() throws Exception {
    Receipt receipt =
        clean(
            known("bad"),
            true,
            (task, gate) ->
                offer(gate, page(new ImageReference("", "alt", 2)), "good", "bad", "fine"),
            page(PAGE));
    assertEquals(4, receipt.tally().count(Verdict.EXCLUDED));
    assertEquals(List.of("good", "fine"), measured);
    List<Row> ledger = rows(receipt, Tables.LEDGER);
    assertEquals(4, ledger.size());
    ledger.forEach(UnitCleanerTest::assertMasked);
    String cause = KEY.itemToken("demo.warc.gz@123#2");
    assertEquals(
        List.of(cause, cause, cause),
        column(ledger, "cause_item_token").stream().filter(t -> t != null).toList());
    List<String> tokens =
        IntStream.range(0, 4).mapToObj(i -> KEY.itemToken("demo.warc.gz@123#" + i)).toList();
    assertEquals(tokens.stream().sorted().toList(), column(ledger, "item_token"));
    for (Row row : ledger) {
      boolean hit = cause.equals(row.text("item_token"));
      assertEquals(hit ? "list-match" : "cascade", row.text("reason"));
      assertEquals(hit ? "known" : "policy", row.text("class"));
    }
    assertEquals(List.of(), rows(receipt, Tables.DOCUMENTS));
    assertEquals(List.of(), rows(receipt, Tables.IMAGES));
  }

  /** Between rows that say where they lie, its place alone would tell where a masked one does. */
  @Test
  void maskedRowsStandBehindAllOthers() throws Exception {
    Receipt receipt =
        clean(
            known(PAGE),
            true,
            (task, gate) -> List.of(page()),
            new ShardEntry.Unreadable(Reason.CUT_RECORD, 39, 61),
            page(PAGE),
            new ShardEntry.Unreadable(Reason.CUT_RECORD, 900, 99));
    assertEquals(
        Arrays.asList("demo.warc.gz@39#0", "demo.warc.gz@900#0", null),
        column(rows(receipt, Tables.LEDGER), "item_id"));
  }

  @Test
  void evidenceHasTheFullOrigin() throws Exception {
    Receipt receipt =
        clean(known("bad"), true, (task, gate) -> offer(gate, page(), "bad"), page(PAGE));
    List<Row> evidence = rows(receipt, Tables.EVIDENCE);
    assertEquals(1, evidence.size());
    Row row = evidence.get(0);
    assertEquals("demo.warc.gz@123#1", row.text("item_id"));
    assertEquals(KEY.itemToken("demo.warc.gz@123#1"), row.text("item_token"));
    assertEquals(URL, row.text("url"));
    assertEquals("192.0.2.7", row.text("server_ip"));
    assertEquals("file:///demo.warc.gz", row.text("shard_location"));
    assertEquals(123L, row.value("offset"));
    assertEquals(456L, row.value("length"));
    assertEquals(3L, row.value("size"));
    assertEquals(Instant.parse("2024-05-17T12:34:56Z"), row.value("captured_at"));
    assertEquals(Bench.digests("bad").md5().hex(), row.text("md5"));
    assertEquals(Bench.digests("bad").sha1().hex(), row.text("sha1"));
    assertEquals(Bench.digests("bad").sha256().hex(), row.text("sha256"));
    assertEquals("zz-entry", row.text("entry_id"));
    assertEquals(KEY.entryToken("l", "zz-entry"), row.text("entry_token"));
    assertEquals("md5", row.text("algorithm"));
    assertEquals(0, row.value("distance"));
  }

  @Test
  void sealedEvidenceIsForTheHolderOfTheKeyAlone() throws Exception {
    OpeningKey key = OpeningKey.generate();
    Receipt plain =
        clean(known("bad"), true, (task, gate) -> offer(gate, page(), "bad"), page(PAGE));
    delete(out);
    sealTo = Optional.of(key.sealingKey());
    Receipt receipt =
        clean(known("bad"), true, (task, gate) -> offer(gate, page(), "bad"), page(PAGE));

    TableFile file = only(receipt, Tables.EVIDENCE);
    Path sealed = out.resolve("evidence").resolve(file.name());
    assertTrue(file.name().endsWith("-" + ATTEMPT + ".parquet.sealed"), file.name());
    assertEquals(Files.size(sealed), file.bytes());
    try (InputStream in = Files.newInputStream(sealed)) {
      assertEquals(RunDirectory.sha256(in), file.sha256());
    }
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(sealed)));
    TableFile before = only(plain, Tables.EVIDENCE);
    assertEquals(1, file.rows());
    assertEquals(before.rowDigest(), file.rowDigest());
    assertEquals(before.rowRoot(), file.rowRoot());
    try (TableReader reader =
        new TableReader(Tables.EVIDENCE, key.open(file.name(), Files.newByteChannel(sealed)))) {
      assertEquals(URL, reader.next().text("url"));
      assertNull(reader.next());
    }
    assertFalse(only(receipt, Tables.LEDGER).name().endsWith(".sealed"));
    for (Path written : files()) {
      String text = Files.readString(written, StandardCharsets.ISO_8859_1);
      assertFalse(text.contains("a.example"), written.toString());
      assertFalse(text.contains("zz-entry"), written.toString());
    }
  }

  @Test
  void anAttemptThatEndsEarlyLeavesNoSealedFileEither() throws Exception {
    sealTo = Optional.of(OpeningKey.generate().sealingKey());
    assertThrows(
        IOException.class,
        () ->
            clean(
                known(PAGE),
                true,
                (task, gate) -> {
                  throw new IOException("the pipe broke");
                },
                page(PAGE),
                page("<p>another page</p>")));
    assertEquals(List.of(), files());
  }

  private static TableFile only(Receipt receipt, Schema schema) {
    return receipt.files().stream()
        .filter(file -> file.table().equals(schema.name()))
        .reduce((a, b) -> null)
        .orElseThrow();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void aPayloadThatIsListedIsNeverHandedOver() throws Exception {
    Receipt receipt =
        clean(
            known(PAGE),
            true,
            (task, gate) -> {
              throw new AssertionError("handed over");
            },
            page(PAGE));
    assertEquals(List.of(), screened);
    assertEquals(1, receipt.tally().count(Verdict.EXCLUDED));
    assertMasked(rows(receipt, Tables.LEDGER).get(0));
    assertEquals(1, rows(receipt, Tables.EVIDENCE).size());
  }

  @Test
  void anExcusedPayloadIsScreenedAndFlagged() throws Exception {
    Judge judge =
        listing(Purpose.ADULT, false, PAGE)
            .list("ok", Purpose.ALLOW, false, "id,domain\n1,a.example\n")
            .rule("id: excuse, list: ok, match: domain")
            .judge();
    Receipt receipt = clean(judge, true, (task, gate) -> List.of(page()), page(PAGE));
    assertEquals(1, receipt.tally().count(Verdict.FLAGGED));
    assertEquals(List.of("r"), rows(receipt, Tables.DOCUMENTS).get(0).value("flags"));
    assertEquals(URL, rows(receipt, Tables.LEDGER).get(0).text("url"));
  }

  @Test
  void anExcusedPartIsMeasuredAndFlagged() throws Exception {
    Judge judge =
        listing(Purpose.ADULT, false, "part")
            .list(
                "ok", Purpose.BENIGN, false, "id,sha256\n1," + Bench.digests("part").sha256().hex())
            .rule("id: excuse, list: ok, match: sha256")
            .judge();
    Receipt receipt = clean(judge, true, (task, gate) -> offer(gate, page(), "part"), page(PAGE));
    assertEquals(List.of("part"), measured);
    assertEquals(1, rows(receipt, Tables.IMAGES).size());
    assertEquals(1, receipt.tally().count(Verdict.FLAGGED));
  }

  @Test
  void aPartThatWasNotMeasuredBecauseTheDocumentBrokeIsExcluded() throws Exception {
    Receipt receipt =
        clean(
            known("bad"),
            true,
            (task, gate) -> {
              gate.offer(1, Bench.bytes("first"));
              gate.offer(2, Bench.bytes("second"));
              return List.of(
                  Measurement.unscannable(
                      0, ItemKind.DOCUMENT, "application/pdf", Reason.CPU_LIMIT),
                  picture(1, 100));
            },
            page(PAGE));
    List<Row> ledger = rows(receipt, Tables.LEDGER);
    assertEquals(List.of("cpu-limit", "cpu-limit"), column(ledger, "reason"));
    assertEquals(List.of("demo.warc.gz@123#0", "demo.warc.gz@123#2"), column(ledger, "item_id"));
    assertEquals(1, receipt.tally().count(Verdict.KEPT));
  }

  @Test
  void whatAFirstTryHasFoundASecondDoesNotUndo() throws Exception {
    Script forgetful =
        (task, gate) -> {
          gate.offer(1, Bench.bytes("good"));
          gate.offer(2, Bench.bytes("bad"));
          return offer(gate, page(), "good");
        };
    Receipt receipt = clean(known("bad"), true, forgetful, page(PAGE));
    assertEquals(3, receipt.tally().count(Verdict.EXCLUDED));
    assertEquals(3, receipt.tally().itemCount());
    assertEquals(1, rows(receipt, Tables.EVIDENCE).size());
  }

  @Test
  void aSecondTryThatOffersNothingDoesNotUndoItEither() throws Exception {
    Script silent =
        (task, gate) -> {
          gate.offer(1, Bench.bytes("bad"));
          return List.of(page());
        };
    assertEquals(2, clean(known("bad"), true, silent, page(PAGE)).tally().count(Verdict.EXCLUDED));
  }

  @Test
  void aSecondTryThatOffersTheSameCountsItOnce() throws Exception {
    Script again =
        (task, gate) -> {
          gate.offer(1, Bench.bytes("bad"));
          return offer(gate, page(), "good", "bad");
        };
    assertEquals(3, clean(known("bad"), true, again, page(PAGE)).tally().itemCount());
  }

  @Test
  void aDocumentRefersToKeptPartsOnly() throws Exception {
    Judge judge = listing(Purpose.CUSTOM, true, "bad").judge();
    Receipt receipt =
        clean(
            judge,
            true,
            (task, gate) ->
                offer(
                    gate,
                    page(
                        new ImageReference("http://b.example/x.png", "outside", 0),
                        new ImageReference("", "of the good", 1),
                        new ImageReference("", "of the bad", 2)),
                    "good",
                    "bad"),
            page(PAGE));
    Row document = rows(receipt, Tables.DOCUMENTS).get(0);
    List<?> images = (List<?>) document.value("images");
    assertNotNull(images);
    assertEquals(2, images.size());
    assertEquals("http://b.example/x.png", ((Row) images.get(0)).text("url"));
    assertNull(((Row) images.get(0)).text("item_id"));
    assertEquals("demo.warc.gz@123#1", ((Row) images.get(1)).text("item_id"));
    assertEquals(List.of("of the good"), rows(receipt, Tables.IMAGES).get(0).value("alt_texts"));
    assertMasked(rows(receipt, Tables.LEDGER).get(0));
  }

  @Test
  void aPictureGoesWithThePreviewInItsBytes() throws Exception {
    Judge judge = listing(Purpose.CUSTOM, false, "preview").judge();
    Script photo =
        (task, gate) -> {
          gate.offer(1, Bench.bytes("preview"));
          return List.of(picture(0, 100));
        };
    Receipt receipt = clean(judge, true, photo, page("head preview tail"));
    assertEquals(2, receipt.tally().count(Verdict.EXCLUDED));
    assertEquals(List.of("cascade", "list-match"), column(rows(receipt, Tables.LEDGER), "reason"));
    assertEquals(List.of(), rows(receipt, Tables.IMAGES));
  }

  @Test
  void anEmbeddedPictureGoesWithThePreviewInItsBytesAndItsNeighboursStay() throws Exception {
    Judge judge = listing(Purpose.CUSTOM, false, "preview").judge();
    Script document = (task, gate) -> offer(gate, page(), "one", "(preview)", "preview", "two");
    Receipt receipt = clean(judge, true, document, page(PAGE));
    assertEquals(
        List.of("demo.warc.gz@123#2", "demo.warc.gz@123#3"),
        column(rows(receipt, Tables.LEDGER), "item_id"));
    assertEquals(2, rows(receipt, Tables.IMAGES).size());
    assertEquals(1, rows(receipt, Tables.DOCUMENTS).size());
  }

  @Test
  void aConfidentialFlagIsNotNamedBesideTheDigestsOfTheItem() throws Exception {
    Bench bench =
        new Bench()
            .list("l", Purpose.ADULT, true, "id,md5\n1," + Bench.digests(PAGE).md5().hex())
            .rule("id: r, list: l, match: md5, verdict: flag");
    Receipt receipt = clean(bench.judge(), true, (task, gate) -> List.of(page()), page(PAGE));
    assertEquals(List.of(), rows(receipt, Tables.DOCUMENTS).get(0).value("flags"));
    assertMasked(rows(receipt, Tables.LEDGER).get(0));
    assertEquals(1, rows(receipt, Tables.EVIDENCE).size());
  }

  @Test
  void aDryRunWritesNoCleanTables() throws Exception {
    Receipt receipt =
        clean(known("bad"), false, (task, gate) -> offer(gate, page(), "good"), page(PAGE));
    assertEquals(2, receipt.tally().count(Verdict.KEPT));
    assertEquals(List.of(), receipt.files());
    assertEquals(List.of(), names());
  }

  @Test
  void everyEntryIsCountedAndUnreadableStretchesHaveARow() throws Exception {
    Receipt receipt =
        clean(
            known("bad"),
            true,
            (task, gate) -> List.of(Measurement.other(0, "text/css")),
            new ShardEntry.OutOfScope("request", 0, 10),
            page(PAGE),
            new ShardEntry.Unreadable(Reason.CORRUPT_RECORD, 800, 50));
    assertEquals(3, receipt.tally().records());
    assertEquals(1, receipt.tally().setAside().get("text/css"));
    Row row = rows(receipt, Tables.LEDGER).get(0);
    assertEquals("unreadable", row.text("verdict"));
    assertEquals("corrupt-record", row.text("reason"));
    assertEquals(800L, row.value("offset"));
    assertEquals(50L, row.value("length"));
  }

  @Test
  void aRevisitWithoutFindingsIsSetAsideUnscreened() throws Exception {
    CrawlRecord revisit = Bench.record(RecordType.REVISIT, URL, new byte[0], List.of(), null);
    Receipt receipt =
        clean(known("bad"), true, (task, gate) -> List.of(), new ShardEntry.Capture(revisit));
    assertEquals(List.of(), screened);
    assertEquals(1, receipt.tally().count(Verdict.SET_ASIDE));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }

  @Test
  void aUnitThatFailsLeavesNothing() throws Exception {
    ShardReader failing =
        new ShardReader() {
          private int entries;

          @Override
          public ShardEntry next() throws IOException {
            if (entries++ < 3) {
              return page(PAGE);
            }
            throw new IOException("the disk is gone");
          }

          @Override
          public void close() {}
        };
    Script script = (task, gate) -> offer(gate, page(), "good");
    assertThrows(IOException.class, () -> clean(known("bad"), true, script, failing));
    assertEquals(List.of(), names());
    assertFalse(screened.isEmpty());
  }

  @Test
  void aScreenerWithoutAnAnswerForThePayloadFailsTheUnit() {
    assertThrows(
        IllegalStateException.class,
        () -> clean(known("bad"), true, (task, gate) -> List.of(picture(1, 0)), page(PAGE)));
    assertTrue(screened.contains(URL));
  }
}
