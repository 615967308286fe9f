package io.winnow.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.sample.Raster;
import io.winnow.sample.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextbookPdqTest {
  static Iterable<Vectors.Pdq> vectors() {
    return Vectors.pdq();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void agreesWithTheReferenceToTheBit(Vectors.Pdq vector) {
    Raster picture = Vectors.picture(vector.file());
    assertEquals(vector.width(), picture.width());
    assertEquals(vector.height(), picture.height());
    assertEquals(
        new TextbookPdq.Result(vector.hex(), vector.quality()), TextbookPdq.hash(picture.pixels()));
  }

  @Test
  void distanceCountsDifferingBits() {
    assertEquals(0, TextbookPdq.distance("00ff", "00ff"));
    assertEquals(9, TextbookPdq.distance("00ff", "0100"));
  }
}
