package io.winnow.audit.deep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.core.Algorithm;
import io.winnow.core.Digests;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.Measurement;
import io.winnow.core.PartGate;
import io.winnow.core.PixelHash;
import io.winnow.core.Row;
import io.winnow.core.ScreenTask;
import io.winnow.fingerprint.Digester;
import io.winnow.screen.Screener;
import io.winnow.table.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hashes of other hashers, which a row has in a list of their own. */
class PictureCheckTest {
  private static final byte[] BYTES = {1, 2, 3};
  private static final Algorithm GRID = new Algorithm("zz-grid", 2);
  private static final Fingerprint PDQ = Fingerprint.parseHex(Algorithm.PDQ, "0f".repeat(32));
  private static final Fingerprint OTHER = Fingerprint.parseHex(GRID, "0a0b");

  /** Measures what it was told to. */
  private static final Screener SCREENER =
      new Screener() {
        @Override
        public List<Measurement> screen(ScreenTask task, PartGate gate) {
          return List.of(
              Measurement.image(
                  0,
                  "image/png",
                  new ImageMeasurement(
                      8,
                      9,
                      List.of(PixelHash.upright(PDQ, 70), PixelHash.upright(OTHER, 60)),
                      List.of())));
        }

        @Override
        public void close() {}
      };

  private static Row fingerprint(Fingerprint value) {
    return Row.of(Tables.FINGERPRINTS)
        .set("algorithm", value.algorithm().id())
        .set("value", value.hex())
        .set("quality", 60)
        .build();
  }

  private static List<String> wrong(Row... fingerprints) throws Exception {
    Digests digests = Digester.of(BYTES);
    Row row =
        Row.of(Tables.IMAGES)
            .set("item_id", "a.warc@0#0")
            .set("item_kind", "image")
            .set("shard", "a.warc")
            .set("offset", 0L)
            .set("length", 10L)
            .set("media_type", "image/png")
            .set("size", 3L)
            .set("md5", digests.md5().hex())
            .set("sha1", digests.sha1().hex())
            .set("sha256", digests.sha256().hex())
            .set("content", BYTES)
            .set("width", 8)
            .set("height", 9)
            .set("pdq", PDQ.hex())
            .set("pdq_quality", 70)
            .set("fingerprints", List.of(fingerprints))
            .set("scores", List.of())
            .set("alt_texts", List.of())
            .set("flags", List.of())
            .build();
    return new PictureCheck(SCREENER).wrong(row);
  }

  @Test
  void whatWasMeasuredIsThere() throws Exception {
    assertEquals(List.of(), wrong(fingerprint(OTHER)));
  }

  @Test
  void aHashThatIsGoneIsMissedAndOneTooManySeen() throws Exception {
    assertEquals(List.of("fingerprints"), wrong());
    assertEquals(List.of("fingerprints"), wrong(fingerprint(OTHER), fingerprint(OTHER)));
  }

  @Test
  void aHashThatLiesIsNamed() throws Exception {
    assertEquals(
        List.of("fingerprints zz-grid"), wrong(fingerprint(Fingerprint.parseHex(GRID, "0a0c"))));
  }
}
