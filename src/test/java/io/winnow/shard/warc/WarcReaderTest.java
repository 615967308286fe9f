package io.winnow.shard.warc;

import static io.winnow.shard.warc.WarcBytes.NOTHING;
import static io.winnow.shard.warc.WarcBytes.ascii;
import static io.winnow.shard.warc.WarcBytes.concat;
import static io.winnow.shard.warc.WarcBytes.digest;
import static io.winnow.shard.warc.WarcBytes.gzip;
import static io.winnow.shard.warc.WarcBytes.http;
import static io.winnow.shard.warc.WarcBytes.httpBlock;
import static io.winnow.shard.warc.WarcBytes.only;
import static io.winnow.shard.warc.WarcBytes.read;
import static io.winnow.shard.warc.WarcBytes.record;
import static io.winnow.shard.warc.WarcBytes.response;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Algorithm;
import io.winnow.core.CrawlRecord;
import io.winnow.core.Fingerprint;
import io.winnow.core.Reason;
import io.winnow.core.RecordType;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardFormat;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarcReaderTest {
  private static final byte[] BODY = ascii("<p>hello</p>");

  @Test
  void theFormatIsFoundAndPassesItsSelfTest() {
    ShardFormat format = Catalogue.load(ShardFormat.class).byId("warc").orElseThrow();
    format.selfTest();
    for (String name : List.of("a.warc", "a.WARC.GZ", "a.warc.wet.gz", "a.wet", "a.Wet.gz")) {
      assertTrue(format.recognises(name), name);
    }
    for (String name : List.of("a.gz", "warc", ".warc.gz", "a.warc.gz.part", "a.arc.gz", "a.cdx")) {
      assertFalse(format.recognises(name), name);
    }
  }

  @Test
  void everythingThatIsKnownOfAResponseIsRead() {
    String fields =
        "WARC-Target-URI: http://example.org/a\r\n"
            + "WARC-Date: 2019-12-10T10:00:01Z\r\n"
            + "WARC-Record-ID: <urn:uuid:ececb7b0-ed4d-4d27-9ae8-2676df51cf7d>\r\n"
            + "WARC-IP-Address: 192.0.2.7\r\n"
            + "WARC-Payload-Digest: sha1:CIBK2YFSVPNDFLXUHSKZG2SPN7UNN65W\r\n"
            + "Content-Type: application/http; msgtype=response\r\n";
    byte[] block = httpBlock("content-type: text/html; charset=UTF-8\r\n", BODY);
    byte[] shard = gzip(record("response", fields, block));
    CrawlRecord record = ((ShardEntry.Capture) read("d/x.warc.gz", shard).get(0)).record();
    assertEquals("d/x.warc.gz@0#0", record.id().toString());
    assertEquals(shard.length, record.length());
    assertEquals(RecordType.RESPONSE, record.type());
    assertEquals("urn:uuid:ececb7b0-ed4d-4d27-9ae8-2676df51cf7d", record.recordId());
    assertEquals("http://example.org/a", record.url());
    assertEquals(Instant.parse("2019-12-10T10:00:01Z"), record.capturedAt());
    assertEquals("192.0.2.7", record.serverIp());
    assertEquals("text/html; charset=UTF-8", record.declaredType());
    assertNull(record.unscannable());
    assertArrayEquals(BODY, record.payload().bytes());
    assertEquals(BODY.length, record.payload().size());
    assertNull(record.payload().stored());
    assertEquals(digest("MD5", BODY), record.payload().decoded().md5().hex());
    assertEquals(digest("SHA-1", BODY), record.payload().decoded().sha1().hex());
    assertEquals(digest("SHA-256", BODY), record.payload().decoded().sha256().hex());
    // The base32 above in hexadecimal, by Python's base64.b32decode.
    assertEquals(
        List.of(Fingerprint.parseHex(Algorithm.SHA1, "1202ad60b2abda32aef43c95936a4f6fe8d6fbb6")),
        record.alongside());
  }

  @ParameterizedTest
  @ValueSource(strings = {"many.warc", "many.warc.gz"})
  void recordsHaveTheOffsetsWhereTheyAreStored(String name) {
    WarcBytes warc = new WarcBytes();
    List<byte[]> records =
        List.of(
            record("warcinfo", "", ascii("software: none\r\n")),
            record("request", "", ascii("GET / HTTP/1.1\r\n\r\n")),
            response("http://example.org/", "", BODY),
            record("metadata", "", ascii("a: b")),
            record("Resource", "Content-Type: image/png\r\n", BODY),
            record("conversion", "Content-Type: text/plain\r\n", BODY),
            record("brand-new", "", NOTHING),
            record("No Such / Type!", "", NOTHING));
    records.forEach(r -> warc.add(name.endsWith(".gz") ? gzip(r) : r));
    List<ShardEntry> entries = read(name, warc.bytes());
    assertEquals(
        warc.offsets().subList(0, records.size()),
        entries.stream().map(WarcBytes::offset).toList());
    assertEquals("warcinfo", ((ShardEntry.OutOfScope) entries.get(0)).type());
    assertEquals("request", ((ShardEntry.OutOfScope) entries.get(1)).type());
    assertEquals("metadata", ((ShardEntry.OutOfScope) entries.get(3)).type());
    assertEquals("brand-new", ((ShardEntry.OutOfScope) entries.get(6)).type());
    assertEquals("unknown", ((ShardEntry.OutOfScope) entries.get(7)).type());
    CrawlRecord resource = ((ShardEntry.Capture) entries.get(4)).record();
    assertEquals(RecordType.RESOURCE, resource.type());
    assertEquals("image/png", resource.declaredType());
    assertEquals(warc.offsets().get(5) - warc.offsets().get(4), resource.length());
    CrawlRecord conversion = ((ShardEntry.Capture) entries.get(5)).record();
    assertEquals(RecordType.CONVERSION, conversion.type());
    assertArrayEquals(BODY, conversion.payload().bytes());
  }

  @Test
  void contentDecidesWhetherAShardIsGzippedAndNotItsName() {
    byte[] record = response("http://example.org/", "", BODY);
    assertArrayEquals(BODY, payload(read("really-plain.warc.gz", record).get(0)));
    assertArrayEquals(BODY, payload(read("really-gzipped.warc", gzip(record)).get(0)));
  }

  @Test
  void anEmptyShardHasNoEntries() {
    assertEquals(List.of(), read("empty.warc.gz", NOTHING));
    assertEquals(List.of(), read("empty.warc", NOTHING));
  }

  @Test
  void theBracketsOfWgetAreTakenOffAddresses() {
    byte[] record = response("<https://example.org/>", "", BODY);
    assertEquals("https://example.org/", only(record).url());
  }

  @Test
  void aRevisitHasNoBytesAndKeepsTheDigestThatCameAlong() {
    String fields =
        http("http://example.org/")
            + "WARC-Truncated: length\r\n" // As the standard's own example has it.
            + "WARC-Payload-Digest: sha1:CIBK2YFSVPNDFLXUHSKZG2SPN7UNN65W\r\n";
    CrawlRecord record = only(record("revisit", fields, httpBlock("", NOTHING)));
    assertEquals(RecordType.REVISIT, record.type());
    assertNull(record.unscannable());
    assertEquals(0, record.payload().size());
    assertEquals(digest("SHA-256", NOTHING), record.payload().decoded().sha256().hex());
    assertEquals(1, record.alongside().size());
  }

  @Test
  void aRevisitThatHasBytesAfterAllIsReadLikeAResponse() {
    byte[] block = httpBlock("", BODY);
    assertArrayEquals(
        BODY, only(record("revisit", http("http://a.example/"), block)).payload().bytes());
    String truncated = http("http://a.example/") + "WARC-Truncated: length\r\n";
    assertEquals(
        Reason.DECLARED_TRUNCATED, only(record("revisit", truncated, block)).unscannable());
  }

  @Test
  void aTruncatedRecordIsNotScreenedButItsBytesAreDigested() {
    String fields = http("http://example.org/") + "WARC-Truncated: time\r\n";
    CrawlRecord record = only(record("response", fields, httpBlock("", BODY)));
    assertUnscannable(Reason.DECLARED_TRUNCATED, record);
    assertEquals(digest("SHA-1", BODY), record.payload().decoded().sha1().hex());
    assertEquals(BODY.length, record.payload().size());
  }

  @Test
  void segmentsAreNotScreened() {
    CrawlRecord later = only(record("continuation", "WARC-Segment-Number: 2\r\n", BODY));
    assertEquals(RecordType.CONTINUATION, later.type());
    assertUnscannable(Reason.CONTINUATION, later);
    String fields = http("http://example.org/") + "WARC-Segment-Number: 1\r\n";
    assertUnscannable(Reason.CONTINUATION, only(record("response", fields, httpBlock("", BODY))));
  }

  @Test
  void bodiesWithoutBytesAreEmpty() {
    assertUnscannable(Reason.EMPTY, only(response("http://example.org/", "", NOTHING)));
    assertUnscannable(
        Reason.EMPTY, only(response("http://example.org/", "Content-Encoding: br\r\n", NOTHING)));
    assertUnscannable(Reason.EMPTY, only(record("response", http("http://example.org/"), NOTHING)));
    assertUnscannable(Reason.EMPTY, only(record("resource", "", NOTHING)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>no head at all</html>",
        "HTTP/1.1 200 OK\r\nno-end: of head\r\n",
        "\r\n\r\nHTTP/1.1 200 OK\r\n\r\nlate"
      })
  void aMalformedMessageIsNotScreenedButItsBlockIsDigested(String block) {
    CrawlRecord record = only(record("response", http("http://example.org/"), ascii(block)));
    assertUnscannable(Reason.MALFORMED_HTTP, record);
    assertEquals(digest("SHA-256", ascii(block)), record.payload().decoded().sha256().hex());
  }

  @Test
  void anEndlessHttpHeadIsMalformed() {
    byte[] block = httpBlock("X: " + "y".repeat(RecordBytes.MAX_HEAD) + "\r\n", BODY);
    CrawlRecord record = only(record("response", http("http://example.org/"), block));
    assertUnscannable(Reason.MALFORMED_HTTP, record);
    assertEquals(block.length, record.payload().size());
  }

  @Test
  void interimResponsesAreSkipped() {
    byte[] block =
        concat(
            ascii("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"),
            httpBlock("Content-Type: text/css\r\n", BODY));
    CrawlRecord record = only(record("response", http("http://example.org/"), block));
    assertEquals("text/css", record.declaredType());
    assertArrayEquals(BODY, record.payload().bytes());
  }

  @Test
  void linesMayEndInLineFeedsAlone() {
    byte[] block = concat(ascii("HTTP/1.0 200\nContent-Type: text/plain\n\n"), BODY);
    byte[] record =
        concat(
            ascii(
                "WARC/1.1\nWARC-Type: response\nContent-Type: application/http\nContent-Length: "
                    + block.length
                    + "\n\n"),
            block,
            ascii("\n\n"));
    assertArrayEquals(BODY, only(record).payload().bytes());
    assertEquals("text/plain", only(record).declaredType());
  }

  @ParameterizedTest
  @CsvSource({
    "2016-09-19T17:20:24Z, 2016-09-19T17:20:24Z",
    "2016-09-19T17:20:24.123456Z, 2016-09-19T17:20:24.123456Z",
    "2016-09-19T17:20Z, 2016-09-19T17:20:00Z",
    "2016-09-19, 2016-09-19T00:00:00Z",
    "2016-09, 2016-09-01T00:00:00Z",
    "2016, 2016-01-01T00:00:00Z",
    "2016-09-19T17:20:24+02:00, 2016-09-19T15:20:24Z",
    "yesterday, ",
    "'', ",
    "20160919172024, "
  })
  void datesAreReadInAllTheirPrecisions(String text, String expected) {
    assertEquals(expected == null ? null : Instant.parse(expected), CaptureTime.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha1:a9993e364706816aba3e25717850c26c9cd0d89d",
        "SHA-1:A9993E364706816ABA3E25717850C26C9CD0D89D",
        "sha1: VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5",
        "Sha1:vgmt4nsha2awvor6evyxqugcnsonbwe5",
        "sha1:qZk+NkcGgWq6PiVxeFDCbJzQ2J0="
      })
  void digestsThatComeAlongAreReadInAllTheirForms(String text) {
    // SHA-1 of "abc": FIPS 180-2, appendix A.1.
    assertEquals(
        "a9993e364706816aba3e25717850c26c9cd0d89d", CameAlong.parse(text).orElseThrow().hex());
  }

  @Test
  void otherAlgorithmsComeAlongTooAndMalformedDigestsAreIgnored() {
    String md5 = digest("MD5", BODY);
    String sha256 = digest("SHA-256", BODY);
    assertEquals(md5, CameAlong.parse("md5:" + md5).orElseThrow().hex());
    assertEquals(sha256, CameAlong.parse("SHA-256:" + sha256).orElseThrow().hex());
    for (String text :
        List.of("", "sha1", "sha1:", "sha1:xyz", "pdq:" + sha256, "sha1:" + "!".repeat(32))) {
      assertTrue(CameAlong.parse(text).isEmpty(), text);
    }
  }

  @Test
  void hostileFieldsAreBoundedAndHarmless() {
    String fields =
        "WARC-Target-URI: http://example.org/\u0000\u00ff\r\n"
            + "WARC-Record-ID: <"
            + "x".repeat(5000)
            + ">\r\n"
            + "WARC-IP-Address: "
            + "9".repeat(100)
            + "\r\n"
            + "no colon here\r\n folded\r\n: no name\r\n"
            + "WARC-Payload-Digest: sha1:nonsense\r\n".repeat(100);
    CrawlRecord record = only(record("resource", fields, BODY));
    assertEquals("", record.recordId());
    assertEquals("", record.serverIp());
    assertEquals(List.of(), record.alongside());
    assertEquals("http://example.org/\u0000\ufffd", record.url());
  }

  private static void assertUnscannable(Reason reason, CrawlRecord record) {
    assertEquals(reason, record.unscannable());
    assertEquals(0, record.payload().bytes().length);
  }

  private static byte[] payload(ShardEntry entry) {
    return ((ShardEntry.Capture) entry).record().payload().bytes();
  }
}
