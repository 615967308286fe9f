package io.winnow.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Fingerprint;
import io.winnow.core.Orientation;
import io.winnow.core.Pixels;
import io.winnow.spi.PixelHasher.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every perceptual hasher must do. Extend it to test an adapter. */
public abstract class PixelHasherContract {
  /** The hasher under test; a new one each time. */
  protected abstract PixelHasher hasher();

  /** How far a fingerprint of {@code turned} may lie from that of the really turned picture. */
  protected abstract int turningTolerance();

  @Test
  void theSamePictureHasTheSameHashWhoeverAsks() {
    for (int seed = 0; seed < 20; seed++) {
      Hash first = hasher().hash(picture(seed, 90 + seed, 70));
      assertEquals(first, hasher().hash(picture(seed, 90 + seed, 70)));
    }
  }

  @Test
  void manyThreadsGetTheHashesOfOne() throws Exception {
    PixelHasher hasher = hasher();
    List<Hash> alone = new ArrayList<>();
    for (int seed = 0; seed < 24; seed++) {
      alone.add(hasher.hash(picture(seed, 100, 80 + seed)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Hash>> together = new ArrayList<>();
      for (int i = 0; i < 96; i++) {
        int seed = i % 24;
        together.add(threads.submit(() -> hasher.hash(picture(seed, 100, 80 + seed))));
      }
      for (int i = 0; i < together.size(); i++) {
        assertEquals(alone.get(i % 24), together.get(i).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFingerprintIsOfItsAlgorithmAndAPictureIsNotChanged() {
    Pixels pixels = picture(3, 120, 90);
    byte[] before = pixels.samples().clone();
    Hash hash = hasher().hash(pixels);
    hasher().hashAllWays(pixels);
    assertEquals(hasher().algorithm(), hash.fingerprint().algorithm());
    assertArrayEquals(before, pixels.samples());
  }

  @Test
  void theOrderOfSamplesMakesNoDifference() {
    Pixels rgb = picture(5, 61, 83);
    byte[] swapped = rgb.samples().clone();
    for (int i = 0; i < swapped.length; i += 3) {
      swapped[i] = rgb.samples()[i + 2];
      swapped[i + 2] = rgb.samples()[i];
    }
    assertEquals(hasher().hash(rgb), hasher().hash(Pixels.bgr(61, 83, swapped)));
  }

  @Test
  void whatItWritesItReads() {
    Random random = new Random(8);
    for (int i = 0; i < 200; i++) {
      byte[] bits = new byte[hasher().algorithm().byteLength()];
      random.nextBytes(bits);
      Fingerprint fingerprint = Fingerprint.of(hasher().algorithm(), bits);
      assertEquals(Optional.of(fingerprint), hasher().parse(hasher().format(fingerprint)));
    }
  }

  @Test
  void whatIsNoFingerprintIsNotRead() {
    String whole = hasher().format(hasher().hash(picture(1, 64, 64)).fingerprint());
    for (String text :
        List.of("", " ", "x", "https://a.example/b", "a.example", whole + whole, "é" + whole)) {
      assertEquals(Optional.empty(), hasher().parse(text));
    }
    assertEquals(Optional.empty(), hasher().parse(whole.substring(0, whole.length() / 2)));
  }

  @Test
  void turnedFingerprintsAreThoseOfTurnedPictures() {
    PixelHasher hasher = hasher();
    assertEquals(
        hasher.canTurn() ? Orientation.TURNED_WAYS : 0, hasher.turned(picture(1, 90, 60)).size());
    for (int seed = 0; seed < 12 && hasher.canTurn(); seed++) {
      Pixels pixels = picture(seed, 300 + 7 * seed, 200 + 11 * seed);
      List<Fingerprint> turned = hasher.turned(pixels);
      for (int i = 0; i < turned.size(); i++) {
        Orientation orientation = Orientation.ofTurned(i);
        Fingerprint really = hasher.hash(Turning.of(pixels, orientation)).fingerprint();
        int distance = hasher.metric().distance(really.bytes(), turned.get(i).bytes());
        assertTrue(
            distance <= turningTolerance(),
            "picture " + seed + " " + orientation + ": " + distance);
      }
    }
  }

  @Test
  void allWaysAtOnceAreTheSameAsOneByOne() {
    Pixels pixels = picture(9, 111, 77);
    assertEquals(
        new PixelHasher.AllWays(hasher().hash(pixels), hasher().turned(pixels)),
        hasher().hashAllWays(pixels));
  }

  @Test
  void aSideUnderTheLeastIsRefused() {
    int least = hasher().minimumSide();
    hasher().hash(picture(2, least, least));
    if (least > 1) {
      assertThrows(IllegalArgumentException.class, () -> hasher().hash(picture(2, least - 1, 100)));
      assertThrows(IllegalArgumentException.class, () -> hasher().hash(picture(2, 100, least - 1)));
      assertThrows(
          IllegalArgumentException.class, () -> hasher().hashAllWays(picture(2, 100, least - 1)));
    }
  }

  @Test
  void itsDistancesCanBe() {
    PixelHasher hasher = hasher();
    assertTrue(hasher.defaultDistance() >= 1);
    assertTrue(hasher.defaultDistance() <= hasher.largestDistance());
    assertTrue(
        hasher.largestDistance() <= hasher.metric().largest(hasher.algorithm().byteLength()));
  }

  @Test
  void itGivesItsKnownAnswers() {
    hasher().selfTest();
  }

  /** Waves and noise: neither flat nor white noise. */
  protected static Pixels picture(int seed, int width, int height) {
    Random random = new Random(seed);
    double across = 4 + random.nextDouble() * 9;
    double down = 4 + random.nextDouble() * 9;
    byte[] samples = new byte[3 * width * height];
    for (int i = 0; i < samples.length; i++) {
      int column = i / 3 % width;
      int row = i / 3 / width;
      double x = (double) column / width;
      double y = (double) row / height;
      double wave = Math.sin(across * x * (1 + i % 3) + seed) * Math.cos(down * y + across * x * y);
      samples[i] = (byte) (120 + 90 * wave + random.nextInt(30));
    }
    return Pixels.rgb(width, height, samples);
  }
}
