package io.winnow.clean;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.PixelHash;
import io.winnow.core.Row;
import io.winnow.table.Tables;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fingerprints of a picture that have no columns of their own. */
final class Fingerprints {
  private Fingerprints() {}

  static List<Row> rows(@Nullable ImageMeasurement image) {
    return image == null
        ? List.of()
        : image.hashes().stream()
            .filter(hash -> !hash.algorithm().equals(Algorithm.PDQ))
            .map(Fingerprints::row)
            .toList();
  }

  private static Row row(PixelHash hash) {
    return Row.of(Tables.FINGERPRINTS)
        .set("algorithm", hash.algorithm().id())
        .set("value", hash.upright().map(Fingerprint::hex).orElse(null))
        .set("quality", hash.quality())
        .build();
  }
}
