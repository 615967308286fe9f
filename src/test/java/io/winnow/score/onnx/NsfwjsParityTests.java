package io.winnow.score.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.score.PngPicture;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ImageModel;
import io.winnow.spi.ImageScorer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The converted model against what nsfwjs 4.4.0 itself (tfjs wasm) says of pictures drawn by
 * formula; the expected scores are that package's.
 */
class NsfwjsParityTests {
  private static final double TOLERANCE = 1e-4;

  private static ImageModel model;
  private static ImageScorer scorer;

  @BeforeAll
  static void openTheModel(@TempDir Path natives) {
    model = Catalogue.load(ImageModel.class).byId("nsfwjs-mobilenet-v2-mid").orElseThrow();
    scorer = model.open(natives);
  }

  @AfterAll
  static void closeTheModel() {
    scorer.close();
  }

  static Stream<String> vectors() throws IOException {
    return new String(resource("nsfw-mobilenet-v2-mid.tsv"), StandardCharsets.UTF_8)
        .lines()
        .skip(1);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void eachScoreIsThatOfTheOriginalPackage(String vector) throws IOException {
    String[] fields = vector.split("\t", -1);
    float[] scores = scorer.score(PngPicture.decode(resource("vectors/" + fields[0])));
    for (int i = 0; i < scores.length; i++) {
      double expected = Double.parseDouble(fields[i + 1]);
      assertEquals(expected, scores[i], TOLERANCE, fields[0] + ' ' + model.labels().get(i));
    }
  }

  @Test
  void labelsAreInTheOrderOfTheOriginalPackage() {
    assertEquals(List.of("drawing", "hentai", "neutral", "porn", "sexy"), model.labels());
    assertEquals(List.of("porn", "hentai"), model.unsafeLabels());
  }

  @Test
  void scoringAgainGivesTheSameBits() throws IOException {
    var picture = PngPicture.decode(resource("vectors/dunes-8.png"));
    var other = PngPicture.decode(resource("vectors/flat-128.png"));
    float[] first = scorer.score(picture);
    scorer.score(other);
    assertArrayEquals(first, scorer.score(picture));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = NsfwjsParityTests.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
