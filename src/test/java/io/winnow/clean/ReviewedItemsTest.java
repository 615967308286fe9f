package io.winnow.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Algorithm;
import io.winnow.core.CrawlRecord;
import io.winnow.core.DocumentMeasurement;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.ImageReference;
import io.winnow.core.ItemId;
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
import io.winnow.core.Verdict;
import io.winnow.judge.Bench;
import io.winnow.judge.ItemReviews;
import io.winnow.judge.Judge;
import io.winnow.proof.TokenKey;
import io.winnow.review.ReviewFile;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.run.Unit;
import io.winnow.screen.Screener;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardReader;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What reviewers' decisions do to the items of a unit, from the decisions file to the rows. */
class ReviewedItemsTest {
  private static final String URL = "http://a.example/page";
  private static final String PAGE = "<p>a page of harmless prose</p>";
  private static final TokenKey KEY = TokenKey.parse("07".repeat(32));

  @TempDir Path out;
  private final List<String> screened = new ArrayList<>();
  private final List<String> measured = new ArrayList<>();
  private final StringBuilder decisions =
      new StringBuilder("item_token,decision,reviewer,reason,date,expiry\n");

  /** A screener that says what the test tells it. */
  private interface Script {
    List<Measurement> screen(PartGate gate) throws IOException;
  }

  private void decide(String decision, String item) {
    decisions
        .append(KEY.itemToken(item))
        .append(',')
        .append(decision)
        .append(",R. Viewer,looked at it,2026-05-01,\n");
  }

  private ItemReviews reviews() {
    byte[] csv = decisions.toString().getBytes(StandardCharsets.UTF_8);
    return ItemReviews.of(
        ReviewFile.read(csv, "d.csv", LocalDate.of(2026, 5, 17)), KEY, shard -> true);
  }

  private static Bench listing(String id, Purpose purpose, boolean confidential, String listed) {
    return new Bench()
        .list(id, purpose, confidential, "id,md5\nzz," + Bench.digests(listed).md5().hex())
        .rule("id: r-%s, list: %s, match: md5, verdict: exclude".formatted(id, id));
  }

  private static Bench ncii(String listed) {
    return listing("ncii", Purpose.NCII, true, listed);
  }

  private static Bench withCsam(Bench bench, String listed) {
    return bench
        .list("csam", Purpose.CSAM, true, "id,md5\nzz," + Bench.digests(listed).md5().hex())
        .rule("id: r-csam, list: csam, match: md5, verdict: exclude");
  }

  private static Measurement picture(int part) {
    return Measurement.image(
        part,
        "image/png",
        new ImageMeasurement(
            200, 100, List.of(PixelHash.upright(Bench.pdq(90 + part), 100)), List.of()));
  }

  private static Measurement page(ImageReference... images) {
    Fingerprint text = Fingerprint.of(Algorithm.TEXT_SHA256, new byte[32]);
    return Measurement.document(
        0, "text/html", new DocumentMeasurement("title", "text", "en", text, List.of(images)));
  }

  private List<Measurement> offer(PartGate gate, Measurement whole, String... parts) {
    List<Measurement> all = new ArrayList<>(List.of(whole));
    for (int part = 1; part <= parts.length; part++) {
      if (gate.offer(part, Bench.bytes(parts[part - 1])) == PartGate.Answer.MEASURE) {
        measured.add(parts[part - 1]);
        all.add(picture(part));
      }
    }
    return all;
  }

  private static ShardEntry capture(String body) {
    return new ShardEntry.Capture(Bench.record(URL, Bench.bytes(body)));
  }

  private Receipt clean(Bench bench, Script script, ShardEntry... entries)
      throws IOException, InterruptedException {
    return clean(bench.reviews(reviews()).judge(), script, entries);
  }

  private Receipt clean(Judge judge, Script script, ShardEntry... entries)
      throws IOException, InterruptedException {
    Iterator<ShardEntry> left = List.of(entries).iterator();
    ShardReader shard =
        new ShardReader() {
          @Override
          public @Nullable ShardEntry next() {
            return left.hasNext() ? left.next() : null;
          }

          @Override
          public void close() {}
        };
    Screener screener =
        new Screener() {
          @Override
          public List<Measurement> screen(ScreenTask task, PartGate gate) throws IOException {
            screened.add(task.url());
            return script.screen(gate);
          }

          @Override
          public void close() {}
        };
    Unit unit = Unit.of(new Shard("demo.warc.gz", "file:///demo.warc.gz", 9999, "1"));
    Receipt receipt =
        new UnitCleaner(
                judge,
                screener,
                new RowMaker(KEY, null, List.of()),
                new CleanProgress(),
                () -> false)
            .clean(
                unit,
                shard,
                new UnitTables(directory(), unit.key(), "000000000000.1", true, Optional.empty()));
    receipt.tally().checkConservation();
    return receipt;
  }

  private RunDirectory directory() throws IOException {
    return new RunDirectory(RunLocation.of(out.toString(), Optional.empty(), Optional.empty()));
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

  /** {@code verdict class/reason: reasons of all findings}, of the item with that id. */
  private String ledger(Receipt receipt, String item) throws IOException {
    for (Row row : rows(receipt, Tables.LEDGER)) {
      if (KEY.itemToken(item).equals(row.text("item_token"))) {
        List<String> reasons =
            findings(row).stream().map(f -> Objects.requireNonNull(f.text("reason"))).toList();
        return "%s %s/%s: %s"
            .formatted(
                row.text("verdict"),
                row.text("class"),
                row.text("reason"),
                String.join(", ", reasons));
      }
    }
    return "no row";
  }

  private static List<Row> findings(Row row) {
    return ((List<?>) Objects.requireNonNull(row.value("findings")))
        .stream().map(Row.class::cast).toList();
  }

  private static final String PAYLOAD = "demo.warc.gz@123#0";

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"NCII", "EXPLOITATIVE", "TVEC", "REQUESTED", "ADULT", "CUSTOM"})
  void aListedPayloadThatIsAllowedIsScreenedAndKeptWithWhoAndWhy(Purpose purpose) throws Exception {
    decide("allow", PAYLOAD);
    Bench bench = listing("l", purpose, true, PAGE);
    Receipt receipt = clean(bench, gate -> List.of(page()), capture(PAGE));
    assertEquals(List.of(URL), screened, "nothing is kept that was not checked");
    assertEquals(Map.of("review-allow", 1L), receipt.tally().reviews());
    assertEquals("flagged policy/review-allow: list-match, review-allow", ledger(receipt, PAYLOAD));
    Row row = rows(receipt, Tables.LEDGER).get(0);
    assertEquals("R. Viewer", row.text("reviewer"));
    assertEquals("looked at it", row.text("review_note"));
    assertNull(findings(row).get(0).text("reviewer"), "the list's match is nobody's decision");
    assertEquals("looked at it", findings(row).get(1).text("review_note"));
    assertNull(row.text("item_id"), "the hit stays masked");
    assertNull(row.text("url"));
    Row kept = rows(receipt, Tables.DOCUMENTS).get(0);
    assertEquals(PAYLOAD, kept.text("item_id"));
    assertEquals(List.of(), kept.value("flags"), "beside the digests they would tell the entry");
    assertEquals(1, rows(receipt, Tables.EVIDENCE).size());
    assertEquals(1, receipt.tally().hits());
  }

  @Test
  void aKnownCsamMatchIsNotAllowedAndNeverHandedOver() throws Exception {
    decide("false-positive", PAYLOAD);
    Receipt receipt =
        clean(
            withCsam(ncii(PAGE), PAGE),
            gate -> {
              throw new AssertionError("handed over");
            },
            capture(PAGE));
    assertEquals(Map.of("review-refused", 1L), receipt.tally().reviews());
    assertEquals(
        "excluded known/list-match: list-match, list-match, review-refused",
        ledger(receipt, PAYLOAD));
    Row row = rows(receipt, Tables.LEDGER).get(0);
    assertEquals("csam", row.text("purpose"));
    assertEquals("R. Viewer", findings(row).get(2).text("reviewer"));
    assertEquals(List.of(), rows(receipt, Tables.DOCUMENTS));
  }

  @Test
  void whatIsNotConfidentialIsNamedInTheCleanTable() throws Exception {
    decide("false-positive", PAYLOAD);
    Bench bench = listing("l", Purpose.CUSTOM, false, PAGE);
    Receipt receipt = clean(bench, gate -> List.of(page()), capture(PAGE));
    assertEquals(List.of("r-l"), rows(receipt, Tables.DOCUMENTS).get(0).value("flags"));
    assertEquals(URL, rows(receipt, Tables.LEDGER).get(0).text("url"));
    assertEquals(Map.of("review-false-positive", 1L), receipt.tally().reviews());
  }

  @Test
  void anAllowedPayloadThatCannotBeScannedStaysOut() throws Exception {
    decide("allow", PAYLOAD);
    Measurement broken =
        Measurement.unscannable(0, ItemKind.DOCUMENT, "application/pdf", Reason.ENCRYPTED);
    Receipt receipt = clean(ncii(PAGE), gate -> List.of(broken), capture(PAGE));
    assertEquals(
        "excluded known/list-match: list-match, encrypted, review-refused",
        ledger(receipt, PAYLOAD));
    assertEquals(List.of(), rows(receipt, Tables.DOCUMENTS));
  }

  @Test
  void anAllowedPartIsMeasuredAndTakesNothingWithIt() throws Exception {
    decide("allow", "demo.warc.gz@123#1");
    Receipt receipt =
        clean(
            ncii("listed"),
            gate -> offer(gate, page(new ImageReference("", "its alt", 1)), "listed", "other"),
            capture(PAGE));
    assertEquals(List.of("listed", "other"), measured);
    assertEquals(
        "flagged policy/review-allow: list-match, review-allow",
        ledger(receipt, "demo.warc.gz@123#1"));
    assertEquals(2, receipt.tally().count(Verdict.KEPT), "page and other picture");
    assertEquals(2, rows(receipt, Tables.IMAGES).size());
    List<?> images =
        (List<?>) Objects.requireNonNull(rows(receipt, Tables.DOCUMENTS).get(0).value("images"));
    assertEquals("demo.warc.gz@123#1", ((Row) images.get(0)).text("item_id"));
  }

  @Test
  void aDecisionIsOnOneItemNeverOnAnEntry() throws Exception {
    decide("allow", "demo.warc.gz@123#1");
    Receipt receipt =
        clean(
            ncii("listed").with("cascade: none"),
            gate -> offer(gate, page(), "listed", "other", "listed"),
            capture(PAGE));
    assertEquals(
        "flagged policy/review-allow: list-match, review-allow",
        ledger(receipt, "demo.warc.gz@123#1"));
    assertEquals("excluded known/list-match: list-match", ledger(receipt, "demo.warc.gz@123#3"));
    assertEquals(List.of("listed", "other"), measured);
  }

  @Test
  void aPageThatIsAllowedIsKeptWithoutItsKnownPart() throws Exception {
    decide("allow", PAYLOAD);
    Receipt receipt =
        clean(
            ncii("listed"),
            gate ->
                offer(
                    gate,
                    page(new ImageReference("", "", 1), new ImageReference("", "", 2)),
                    "listed",
                    "other"),
            capture(PAGE));
    assertEquals("flagged policy/review-allow: cascade, review-allow", ledger(receipt, PAYLOAD));
    assertEquals("excluded known/list-match: list-match", ledger(receipt, "demo.warc.gz@123#1"));
    assertEquals("excluded policy/cascade: cascade", ledger(receipt, "demo.warc.gz@123#2"));
    assertEquals(List.of(), rows(receipt, Tables.IMAGES));
    assertEquals(List.of(), rows(receipt, Tables.DOCUMENTS).get(0).value("images"));
  }

  @Test
  void nothingOfARecordWithACsamMatchIsKept() throws Exception {
    decide("allow", PAYLOAD);
    decide("allow", "demo.warc.gz@123#1");
    decide("false-positive", "demo.warc.gz@123#3");
    Receipt receipt =
        clean(
            withCsam(ncii("private"), "abuse"),
            gate -> offer(gate, page(), "private", "abuse", "other"),
            capture(PAGE));
    assertEquals(Map.of("review-refused", 3L), receipt.tally().reviews());
    assertEquals("excluded policy/cascade: cascade, review-refused", ledger(receipt, PAYLOAD));
    assertEquals(
        "excluded known/list-match: list-match, cascade, review-refused",
        ledger(receipt, "demo.warc.gz@123#1"));
    assertEquals(
        "excluded policy/cascade: cascade, review-refused", ledger(receipt, "demo.warc.gz@123#3"));
    // The strongest match is the cause, though another one came first.
    String cause = KEY.itemToken("demo.warc.gz@123#2");
    Row payload =
        rows(receipt, Tables.LEDGER).stream()
            .filter(row -> KEY.itemToken(PAYLOAD).equals(row.text("item_token")))
            .findFirst()
            .orElseThrow();
    assertEquals(cause, findings(payload).get(0).text("cause_item_token"));
  }

  @Test
  void aPictureStaysOutAsLongAsWhatItCarriesDoes() throws Exception {
    decide("allow", PAYLOAD);
    Script photo =
        gate -> {
          PartGate.Answer answer = gate.offer(1, Bench.bytes("preview"));
          return answer == PartGate.Answer.SKIP
              ? List.of(picture(0))
              : List.of(picture(0), picture(1));
        };
    ShardEntry record = capture("head preview tail");
    for (String cascade : List.of("cascade: record", "cascade: none")) {
      Receipt alone = clean(ncii("preview").with(cascade), photo, record);
      assertEquals(2, alone.tally().count(Verdict.EXCLUDED));
      assertEquals(Map.of("review-refused", 1L), alone.tally().reviews());
      assertEquals(List.of(), rows(alone, Tables.IMAGES));
      emptyOut();
    }
    decide("allow", "demo.warc.gz@123#1");
    Receipt both = clean(ncii("preview"), photo, record);
    assertEquals(2, both.tally().count(Verdict.FLAGGED));
    assertEquals(Map.of("review-allow", 2L), both.tally().reviews());
    assertEquals(2, rows(both, Tables.IMAGES).size());
  }

  private void emptyOut() throws IOException {
    try (var files = java.nio.file.Files.walk(out)) {
      for (Path file : files.filter(java.nio.file.Files::isRegularFile).toList()) {
        java.nio.file.Files.delete(file);
      }
    }
  }

  @Test
  void aDeniedPartIsOutAndWhatIsDeniedTwiceStaysKnown() throws Exception {
    decide("deny", "demo.warc.gz@123#1");
    decide("deny", "demo.warc.gz@123#2");
    Receipt receipt =
        clean(
            listing("l", Purpose.REQUESTED, true, "listed").with("cascade: none"),
            gate -> offer(gate, page(new ImageReference("", "", 1)), "harmless", "listed"),
            capture(PAGE));
    assertEquals("excluded policy/review-deny: review-deny", ledger(receipt, "demo.warc.gz@123#1"));
    assertEquals(
        "excluded known/list-match: list-match, review-deny",
        ledger(receipt, "demo.warc.gz@123#2"));
    assertEquals("no row", ledger(receipt, PAYLOAD));
    assertEquals(List.of(), rows(receipt, Tables.DOCUMENTS).get(0).value("images"));
    assertEquals(List.of(), rows(receipt, Tables.IMAGES));
    assertEquals(Map.of("review-deny", 2L), receipt.tally().reviews());
  }

  /** A denial decides last: what the item and its parts are is found as if nobody had looked. */
  @Test
  void aDeniedPageIsScreenedAndAHitInItIsFoundAndMasked() throws Exception {
    decide("deny", PAYLOAD);
    decide("deny", "demo.warc.gz@123#2");
    Receipt receipt =
        clean(
            withCsam(ncii("private"), "abuse"),
            gate -> offer(gate, page(), "abuse", "other"),
            capture(PAGE));
    assertEquals(List.of(URL), screened);
    assertEquals(List.of("other"), measured);
    assertEquals("excluded policy/cascade: cascade, review-deny", ledger(receipt, PAYLOAD));
    assertEquals("excluded known/list-match: list-match", ledger(receipt, "demo.warc.gz@123#1"));
    assertEquals(
        "excluded policy/cascade: cascade, review-deny", ledger(receipt, "demo.warc.gz@123#2"));
    rows(receipt, Tables.LEDGER).forEach(row -> assertNull(row.text("url"), "masked"));
    assertEquals(1, rows(receipt, Tables.EVIDENCE).size());
    assertEquals(1, receipt.tally().hits());
  }

  @Test
  void aDeniedPictureIsComparedAllTheSame() throws Exception {
    decide("deny", PAYLOAD);
    Bench bench =
        new Bench()
            .list("near", Purpose.CSAM, true, "id,pdq\nzz," + Bench.pdq(90).hex())
            .rule("id: near, list: near, match: pdq, distance: 31, verdict: exclude");
    Receipt receipt = clean(bench, gate -> List.of(picture(0)), capture(PAGE));
    assertEquals("excluded known/list-match: list-match, review-deny", ledger(receipt, PAYLOAD));
    assertNull(rows(receipt, Tables.LEDGER).get(0).text("item_id"));
    assertEquals(1, rows(receipt, Tables.EVIDENCE).size());
  }

  @Test
  void whatNobodyAsksForIsNotWrittenThoughItIsAllowed() throws Exception {
    decide("allow", PAYLOAD);
    CrawlRecord revisit =
        Bench.record(RecordType.REVISIT, URL, Bench.bytes("listed"), List.of(), null);
    Receipt unasked = clean(ncii("listed"), gate -> List.of(), new ShardEntry.Capture(revisit));
    assertEquals(
        "set-aside policy/review-allow: list-match, review-allow", ledger(unasked, PAYLOAD));
    assertEquals(1, unasked.tally().count(Verdict.SET_ASIDE));
    emptyOut();
    Receipt style =
        clean(ncii("x"), gate -> List.of(Measurement.other(0, "text/css")), capture(PAGE));
    assertEquals("set-aside policy/review-allow: review-allow", ledger(style, PAYLOAD));
  }

  @Test
  void aSkippedRecordIsNotAllowedUnread() throws Exception {
    decide("allow", PAYLOAD);
    Judge judge = ncii("x").reviews(reviews()).judge();
    ItemId item = ItemId.parse(PAYLOAD);
    for (Purpose purpose : List.of(Purpose.CSAM, Purpose.NCII, Purpose.CUSTOM)) {
      var hit = new io.winnow.core.ListHit("l", "1", purpose, true, "zz", "", "sha1", true, null);
      var found = io.winnow.core.Finding.prescreened(hit, "r");
      assertEquals(Verdict.EXCLUDED, judge.decide(item, List.of(found), true).verdict());
      assertEquals(purpose != Purpose.CSAM, judge.mustRead(item, found), purpose::id);
      assertFalse(judge.mustRead(item.withPart(1), found));
    }
  }

  @Test
  void whereNobodyHasDecidedEveryRowIsAsItWas() throws Exception {
    Script script = gate -> offer(gate, page(), "listed", "other");
    Receipt without = clean(ncii("listed").judge(), script, capture(PAGE));
    emptyOut();
    decide("allow", "demo.warc.gz@124#0");
    decide("deny", "other.warc.gz@123#0");
    Receipt with = clean(ncii("listed"), script, capture(PAGE));
    assertEquals(without.ledgerRoot(), with.ledgerRoot());
    assertEquals(without.tally(), with.tally());
    assertTrue(with.tally().reviews().isEmpty());
  }
}
