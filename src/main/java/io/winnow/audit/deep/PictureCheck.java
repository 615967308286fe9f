package io.winnow.audit.deep;

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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kept picture against what its row says, measured on the bytes in the row. */
final class PictureCheck {
  private final Screener screener;

  PictureCheck(Screener screener) {
    this.screener = screener;
  }

  /** Names of the columns that the picture itself contradicts. */
  List<String> wrong(Row row) throws IOException, InterruptedException {
    byte[] content = (byte[]) Objects.requireNonNull(row.value("content"));
    List<String> wrong = new ArrayList<>();
    same(wrong, "size", row.value("size"), (long) content.length);
    Digests digests = Digester.of(content);
    same(wrong, "md5", row.text("md5"), digests.md5().hex());
    same(wrong, "sha1", row.text("sha1"), digests.sha1().hex());
    same(wrong, "sha256", row.text("sha256"), digests.sha256().hex());
    // Its address and claimed type play no part: a picture is known by its first bytes.
    Measurement measured =
        screener
            .screen(new ScreenTask(content, "", ""), (part, bytes) -> PartGate.Answer.SKIP)
            .get(0);
    same(wrong, "media_type", row.text("media_type"), measured.mediaType());
    ImageMeasurement image = measured.image();
    if (image == null) {
      wrong.add("content (it is not decoded any more)");
    } else {
      pixels(wrong, row, image);
    }
    return wrong;
  }

  private static void pixels(List<String> wrong, Row row, ImageMeasurement image) {
    same(wrong, "width", row.value("width"), image.width());
    same(wrong, "height", row.value("height"), image.height());
    same(wrong, "pdq", row.text("pdq"), image.pdq().map(Fingerprint::hex).orElse(null));
    same(wrong, "pdq_quality", row.value("pdq_quality"), image.pdqQuality());
    same(wrong, "fingerprints", stored(row), others(image));
    for (Object entry : (List<?>) Objects.requireNonNull(row.value("fingerprints"))) {
      Row stored = (Row) entry;
      String algorithm = Objects.requireNonNull(stored.text("algorithm"));
      Optional<PixelHash> hash =
          image.hashes().stream().filter(h -> h.algorithm().id().equals(algorithm)).findFirst();
      same(
          wrong,
          "fingerprints " + algorithm,
          stored.text("value"),
          hash.flatMap(PixelHash::upright).map(Fingerprint::hex).orElse(null));
      same(
          wrong,
          "fingerprints " + algorithm + " quality",
          stored.value("quality"),
          hash.map(PixelHash::quality).orElse(0));
    }
  }

  private static List<String> stored(Row row) {
    return ((List<?>) Objects.requireNonNull(row.value("fingerprints")))
        .stream()
            .map(entry -> Objects.requireNonNull(((Row) entry).text("algorithm")))
            .sorted()
            .toList();
  }

  /** Algorithms of the hashes that have no columns of their own, each once. */
  private static List<String> others(ImageMeasurement image) {
    return image.hashes().stream()
        .map(PixelHash::algorithm)
        .filter(algorithm -> !algorithm.equals(Algorithm.PDQ))
        .map(Algorithm::id)
        .sorted()
        .toList();
  }

  private static void same(
      List<String> wrong, String column, @Nullable Object stored, @Nullable Object found) {
    if (!Objects.equals(stored, found)) {
      wrong.add(column);
    }
  }
}
