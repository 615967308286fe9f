package io.winnow.shard.warc;

import static io.winnow.shard.warc.WarcBytes.NOTHING;
import static io.winnow.shard.warc.WarcBytes.ascii;
import static io.winnow.shard.warc.WarcBytes.brotli;
import static io.winnow.shard.warc.WarcBytes.chunked;
import static io.winnow.shard.warc.WarcBytes.concat;
import static io.winnow.shard.warc.WarcBytes.deflate;
import static io.winnow.shard.warc.WarcBytes.digest;
import static io.winnow.shard.warc.WarcBytes.gzip;
import static io.winnow.shard.warc.WarcBytes.limits;
import static io.winnow.shard.warc.WarcBytes.only;
import static io.winnow.shard.warc.WarcBytes.record;
import static io.winnow.shard.warc.WarcBytes.response;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.CrawlRecord;
import io.winnow.core.Digests;
import io.winnow.core.Limits;
import io.winnow.core.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodingsTest {
  private static final byte[] PAGE = ascii("<html>" + "words and words ".repeat(999) + "</html>");

  @Test
  void everyCodingIsUndone() {
    assertUndone("Content-Encoding: gzip", gzip(PAGE));
    assertUndone("content-encoding: X-GZIP", gzip(PAGE));
    assertUndone("Content-Encoding: deflate", deflate(PAGE, false));
    assertUndone("Content-Encoding: deflate", deflate(PAGE, true));
    assertUndone("Content-Encoding: br", brotli(PAGE));
    assertUndone("Transfer-Encoding: chunked", chunked(PAGE, 1000));
    assertUndone(
        "Transfer-Encoding: Chunked",
        ascii(Integer.toHexString(PAGE.length) + ";ext=1\r\n" + text(PAGE) + "\r\n0\r\n"));
  }

  @Test
  void codingsAreUndoneFromTheLastToTheFirst() {
    assertUndone(
        "Content-Encoding: deflate, gzip\r\nContent-Encoding: br\r\nTransfer-Encoding: chunked",
        chunked(brotli(gzip(deflate(PAGE, false))), 7));
    assertUndone("Transfer-Encoding: gzip, chunked", chunked(gzip(PAGE), 100_000));
  }

  @Test
  void severalGzipMembersAreOneBody() {
    byte[] first = Arrays.copyOf(PAGE, 100);
    byte[] second = Arrays.copyOfRange(PAGE, 100, PAGE.length);
    assertUndone("Content-Encoding: gzip", concat(gzip(first), gzip(second)));
  }

  @Test
  void bodiesThatAreNotCodedWhateverTheirHeadSaysAreTakenAsTheyAre() {
    for (String field :
        new String[] {
          "Content-Encoding: gzip",
          "Content-Encoding: identity",
          "Content-Encoding: ,",
          "Content-Encoding: gzip, gzip",
          "Transfer-Encoding: chunked",
          "Content-Encoding: gzip\r\nTransfer-Encoding: chunked",
          "X-Crawler-Content-Encoding: br"
        }) {
      CrawlRecord record = only(response("http://example.org/", field + "\r\n", PAGE));
      assertNull(record.unscannable(), field);
      assertArrayEquals(PAGE, record.payload().bytes(), field);
      assertNull(record.payload().stored(), field);
      assertEquals(digest("SHA-256", PAGE), record.payload().decoded().sha256().hex(), field);
    }
    assertUndone("Content-Encoding: gzip, gzip", gzip(PAGE));
  }

  @Test
  void brokenUnknownAndOverlongCodingsAreNotScreened() {
    byte[] zipped = gzip(PAGE);
    byte[] wrongChecksum = zipped.clone();
    wrongChecksum[zipped.length - 6] ^= 1;
    byte[] squeezed = deflate(PAGE, false);
    assertBroken("Content-Encoding: gzip", Arrays.copyOf(zipped, zipped.length - 9));
    assertBroken("Content-Encoding: gzip", Arrays.copyOf(zipped, 5));
    assertBroken("Content-Encoding: gzip", wrongChecksum);
    assertBroken("Content-Encoding: gzip", concat(zipped, ascii("over")));
    assertBroken("Content-Encoding: deflate", Arrays.copyOf(squeezed, squeezed.length - 1));
    assertBroken("Content-Encoding: deflate", concat(squeezed, ascii("over")));
    assertBroken("Content-Encoding: deflate", PAGE);
    assertBroken("Content-Encoding: br", PAGE);
    assertBroken("Content-Encoding: zstd", PAGE);
    assertBroken("Content-Encoding: gzip, unheard-of", zipped);
    assertBroken("Content-Encoding: gzip, gzip, gzip, gzip", zipped);
    byte[] chunks = chunked(PAGE, 1000);
    assertBroken("Transfer-Encoding: chunked", Arrays.copyOf(chunks, chunks.length / 2));
    assertBroken("Transfer-Encoding: chunked", Arrays.copyOf(chunks, chunks.length - 5));
    assertBroken("Transfer-Encoding: chunked", concat(chunks, ascii("over")));
    assertBroken("Transfer-Encoding: chunked", ascii("2\r\nabc\r\n0\r\n\r\n"));
    assertBroken("Transfer-Encoding: chunked", ascii("2\r\nab\r\nzz\r\n"));
    assertBroken("Transfer-Encoding: chunked", ascii("7fffffffffffff\r\nab"));
  }

  @Test
  void brotliIsHeldToItsEndAtEveryBufferBoundary() {
    Random random = new Random(7932);
    for (int size = 4080; size <= 4110; size++) {
      byte[] body = new byte[size];
      random.nextBytes(body);
      CrawlRecord sound = coded("Content-Encoding: br", brotli(body));
      assertNull(sound.unscannable(), "size " + size);
      assertArrayEquals(body, sound.payload().bytes());
      // Not 4096, say: what fills the decoder's buffer to the brim passes unseen.
      for (int over : new int[] {1, 2, 10, 5000, 9000}) {
        assertBroken("Content-Encoding: br", concat(brotli(body), new byte[over]));
      }
      byte[] cut = brotli(body);
      assertBroken("Content-Encoding: br", Arrays.copyOf(cut, cut.length - 1));
    }
  }

  @Test
  void aCodedBodyThatDecodesToNothingIsEmpty() {
    CrawlRecord record = coded("Content-Encoding: gzip", gzip(NOTHING));
    assertEquals(Reason.EMPTY, record.unscannable());
    assertEquals(0, record.payload().size());
    assertEquals(digest("MD5", NOTHING), record.payload().decoded().md5().hex());
    assertNotNull(record.payload().stored());
    assertEquals(
        Reason.EMPTY, coded("Transfer-Encoding: chunked", ascii("0\r\n\r\n")).unscannable());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 65_535, 65_536, 65_537, 200_000})
  void payloadsOfExactlyTheLimitAreScreenedAndLargerOnesAreDigestedOnly(int size) {
    byte[] body = new byte[size];
    new Random(size).nextBytes(body);
    for (boolean zipped : new boolean[] {false, true}) {
      String field = zipped ? "Content-Encoding: gzip\r\n" : "";
      byte[] stored = zipped ? gzip(body) : body;
      byte[] record = response("http://example.org/", field, stored);
      CrawlRecord at = only(record, limits(size));
      assertNull(at.unscannable());
      assertArrayEquals(body, at.payload().bytes());
      if (size > 1) {
        CrawlRecord over = only(record, limits(size - 1));
        assertEquals(Reason.RECORD_LIMIT, over.unscannable());
        assertEquals(0, over.payload().bytes().length);
        assertEquals(stored.length, over.payload().size());
        assertEquals(digest("SHA-256", stored), over.payload().decoded().sha256().hex());
        assertNull(over.payload().stored());
      }
    }
  }

  @Test
  void aBombCostsNoMoreThanItsStoredSize() {
    byte[] zeros = gzipOfZeros(1 << 28);
    assertTrue(zeros.length < 1 << 19);
    byte[] record = response("http://example.org/", "Content-Encoding: gzip\r\n", zeros);
    long before = System.nanoTime();
    CrawlRecord bomb = only(record, limits(16 << 20));
    assertEquals(Reason.RECORD_LIMIT, bomb.unscannable());
    assertEquals(zeros.length, bomb.payload().size());
    assertEquals(digest("SHA-1", zeros), bomb.payload().decoded().sha1().hex());
    assertTrue(System.nanoTime() - before < 5_000_000_000L, "took more than 5 s");
  }

  @Test
  void randomBodiesComeBackThroughRandomCodings() {
    Random random = new Random(9110);
    for (int round = 0; round < 200; round++) {
      byte[] body = new byte[1 + random.nextInt(1 << random.nextInt(18))];
      if (random.nextBoolean()) {
        random.nextBytes(body);
      }
      byte[] stored = body;
      StringBuilder field = new StringBuilder("Content-Encoding: identity");
      int depth = 1 + random.nextInt(Codings.MOST);
      for (int i = 0; i < depth; i++) {
        switch (random.nextInt(4)) {
          case 0 -> {
            stored = gzip(stored);
            field.append(", gzip");
          }
          case 1 -> {
            stored = deflate(stored, false);
            field.append(", deflate");
          }
          case 2 -> {
            stored = deflate(stored, true);
            field.append(", deflate");
          }
          default -> {
            stored = brotli(stored);
            field.append(", br");
          }
        }
      }
      if (random.nextBoolean()) {
        stored = chunked(stored, 1 + random.nextInt(5000));
        field.append("\r\nTransfer-Encoding: chunked");
      }
      CrawlRecord record = coded(field.toString(), stored);
      assertNull(record.unscannable(), () -> "round " + field);
      assertArrayEquals(body, record.payload().bytes());
    }
  }

  @Test
  void noMutationOfACodedBodyEscapesAsAnException() {
    Random random = new Random(1951);
    byte[][] bodies = {gzip(PAGE), deflate(PAGE, false), brotli(PAGE), chunked(PAGE, 100)};
    String[] fields = {
      "Content-Encoding: gzip",
      "Content-Encoding: deflate",
      "Content-Encoding: br",
      "Transfer-Encoding: chunked"
    };
    for (int round = 0; round < 2000; round++) {
      int which = round % bodies.length;
      byte[] body = bodies[which].clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        body[random.nextInt(Math.min(body.length, 200))] = (byte) random.nextInt();
      }
      CrawlRecord record = coded(fields[which], body);
      // Whatever became of it, what came in is what was digested.
      Digests stored = record.payload().stored();
      Digests ofStored = stored == null ? record.payload().decoded() : stored;
      assertEquals(digest("SHA-256", body), ofStored.sha256().hex());
    }
  }

  @Test
  void aTruncatedCodedBodyKeepsTheDigestsOfWhatIsThere() {
    byte[] cut = Arrays.copyOf(gzip(PAGE), 40);
    String fields = WarcBytes.http("http://example.org/") + "WARC-Truncated: length\r\n";
    CrawlRecord record =
        only(record("response", fields, WarcBytes.httpBlock("Content-Encoding: gzip\r\n", cut)));
    assertEquals(Reason.DECLARED_TRUNCATED, record.unscannable());
    assertEquals(digest("MD5", cut), record.payload().decoded().md5().hex());
  }

  private static CrawlRecord coded(String field, byte[] stored) {
    return only(response("http://example.org/", field + "\r\n", stored), Limits.DEFAULT);
  }

  private static void assertUndone(String field, byte[] stored) {
    CrawlRecord record = coded(field, stored);
    assertNull(record.unscannable(), field);
    assertArrayEquals(PAGE, record.payload().bytes(), field);
    assertEquals(digest("SHA-256", PAGE), record.payload().decoded().sha256().hex(), field);
    Digests storedForm = record.payload().stored();
    assertNotNull(storedForm, field);
    assertEquals(digest("SHA-256", stored), storedForm.sha256().hex(), field);
  }

  private static void assertBroken(String field, byte[] stored) {
    CrawlRecord record = coded(field, stored);
    assertEquals(Reason.CONTENT_CODING, record.unscannable(), field);
    assertEquals(0, record.payload().bytes().length, field);
    assertEquals(stored.length, record.payload().size(), field);
    assertEquals(digest("SHA-256", stored), record.payload().decoded().sha256().hex(), field);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] gzipOfZeros(int size) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        byte[] zeros = new byte[1 << 16];
        for (int i = 0; i < size; i += zeros.length) {
          gzip.write(zeros);
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
