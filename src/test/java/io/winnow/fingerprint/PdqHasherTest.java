package io.winnow.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Fingerprint;
import io.winnow.core.Orientation;
import io.winnow.core.Pixels;
import io.winnow.spi.Catalogue;
import io.winnow.spi.PixelHasher;
import io.winnow.spi.PixelHasher.Hash;
import io.winnow.spi.Turning;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PdqHasherTest {
  private final PdqHasher hasher = new PdqHasher();

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "pdq.tsv", delimiter = '\t', numLinesToSkip = 1)
  void givesTheBitsAndTheQualityOfTheReference(
      String file, int width, int height, String hex, int quality) throws IOException {
    Pixels pixels = vector(file);
    assertEquals(width, pixels.width());
    assertEquals(height, pixels.height());
    Hash hash = hasher.hash(pixels);
    assertEquals(hex, hash.fingerprint().hex());
    assertEquals(quality, hash.quality());
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "pdq.tsv", delimiter = '\t', numLinesToSkip = 1)
  void givesTurnedVectorsTheHashOfTheTurnedPixels(
      String file, int width, int height, String hex, int quality) throws IOException {
    Pixels pixels = vector(file);
    PixelHasher.AllWays ways =
        Math.min(width, height) < hasher.minimumSide() || quality < 50
            ? null
            : hasher.hashAllWays(pixels);
    for (int i = 0; ways != null && i < ways.turned().size(); i++) {
      Orientation orientation = Orientation.ofTurned(i);
      Fingerprint really = hasher.hash(Turning.of(pixels, orientation)).fingerprint();
      assertEquals(really, ways.turned().get(i), file + " " + orientation);
    }
  }

  @Test
  void agreesWithThePlainFormOnRandomPicturesOfOddSizes() {
    Random random = new Random(20);
    int differing = 0;
    for (int round = 0; round < 150; round++) {
      Pixels pixels = randomPicture(random, side(random, 700), side(random, 500));
      Hash plain = NaivePdq.hash(pixels);
      Hash direct = hasher.hash(pixels);
      int distance = plain.fingerprint().hammingDistance(direct.fingerprint());
      differing += distance > 0 ? 1 : 0;
      assertTrue(distance <= 2, () -> pixels.width() + "×" + pixels.height() + ": " + distance);
      assertEquals(plain.quality(), direct.quality(), 1);
    }
    // A median frequency may fall either way when float sums are taken in another order.
    assertTrue(differing <= 3, "pictures that differ: " + differing);
  }

  /** Sides of 8 and 16 make frequencies that are zero but for rounding: see PdqHasher. */
  private static int side(Random random, int most) {
    int side = random.nextInt(4) == 0 ? 5 + random.nextInt(60) : 5 + random.nextInt(most);
    return side == 8 || side == 16 ? side + 1 : side;
  }

  @Test
  void givesTheSmallestPicturesAHashForTheVectorsOnly() {
    Pixels dot = flat(1, 1);
    assertEquals(NaivePdq.hash(dot), PdqHasher.hashAnySize(dot));
    assertThrows(IllegalArgumentException.class, () -> hasher.hash(dot));
  }

  @Test
  void readsEveryLayoutOfSamplesAlike() {
    Pixels rgb = randomPicture(new Random(4), 71, 93);
    byte[] padded = new byte[93 * 300 + 1];
    for (int y = 0; y < 93; y++) {
      for (int x = 0; x < 71; x++) {
        for (int c = 0; c < 3; c++) {
          padded[y * 300 + x * 4 + 3 - c] = rgb.samples()[(y * 71 + x) * 3 + c];
        }
      }
    }
    Pixels abgr = new Pixels(71, 93, padded, 4, 300, 3, 2, 1);
    assertEquals(hasher.hash(rgb), hasher.hash(abgr));
  }

  @Test
  void hashesAGreyPictureAsItsSamples() {
    Pixels grey = Pixels.grey(100, 80, randomPicture(new Random(5), 100, 80).samples());
    assertEquals(NaivePdq.hash(grey), hasher.hash(grey));
  }

  @Test
  void keepsAFlatGreyPictureFlatWhateverItsSize() {
    Hash small = hasher.hash(flat(64, 64));
    assertEquals(small, hasher.hash(flat(1000, 777)));
    assertEquals(small, NaivePdq.hash(flat(1000, 777)));
  }

  @Test
  void refusesASideUnderFivePixels() {
    assertThrows(IllegalArgumentException.class, () -> hasher.hash(flat(4, 100)));
    assertThrows(IllegalArgumentException.class, () -> hasher.hash(flat(100, 4)));
  }

  @Test
  void passesItsOwnKnownAnswers() {
    hasher.selfTest();
  }

  @Test
  void hasAKnownAnswerThatThePlainFormGives() {
    for (PdqKnownAnswer known : PdqKnownAnswer.values()) {
      Hash plain = NaivePdq.hash(known.pixels());
      assertEquals(known.hex(), plain.fingerprint().hex(), known.name());
      assertEquals(known.quality(), plain.quality(), known.name());
    }
  }

  @Test
  void isFoundAsAPlugIn() {
    PixelHasher found = Catalogue.load(PixelHasher.class).byId("pdq").orElseThrow();
    assertEquals(List.of("pdq", 5), List.of(found.algorithm().id(), found.minimumSide()));
  }

  private static Pixels flat(int width, int height) {
    byte[] samples = new byte[width * height];
    Arrays.fill(samples, (byte) 128);
    return Pixels.grey(width, height, samples);
  }

  /** Soft blobs and noise: neither flat nor white noise. */
  private static Pixels randomPicture(Random random, int width, int height) {
    byte[] samples = new byte[3 * width * height];
    double fx = random.nextDouble() * 12 / width;
    double fy = random.nextDouble() * 12 / height;
    double phase = random.nextDouble() * 6;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          double wave = Math.sin(fx * x * (c + 1) + phase) * Math.cos(fy * y * (3 - c) + fx * x);
          samples[(y * width + x) * 3 + c] = (byte) (128 + 90 * wave + random.nextInt(30));
        }
      }
    }
    return Pixels.rgb(width, height, samples);
  }

  private static Pixels vector(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PdqHasherTest.class.getResourceAsStream(file), file)) {
      BufferedImage image = ImageIO.read(in);
      byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
      int width = image.getWidth();
      int height = image.getHeight();
      return switch (image.getType()) {
        case BufferedImage.TYPE_3BYTE_BGR -> Pixels.bgr(width, height, samples);
        case BufferedImage.TYPE_4BYTE_ABGR ->
            new Pixels(width, height, samples, 4, 4 * width, 3, 2, 1);
        default -> throw new AssertionError("type " + image.getType());
      };
    }
  }
}
