package io.winnow.list.format;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.Metric;
import io.winnow.core.Pixels;
import io.winnow.spi.PixelHasher;
import java.util.Base64;
import java.util.Optional;

/** Stands for a hasher whose fingerprints holders ship in base64, 144 bytes each. */
final class FakePhotoHasher implements PixelHasher {
  private static final Algorithm ALGORITHM = new Algorithm("photodna", 144);

  @Override
  public String id() {
    return "photodna";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public void selfTest() {}

  @Override
  public Algorithm algorithm() {
    return ALGORITHM;
  }

  @Override
  public Metric metric() {
    return Metric.SQUARED_L2;
  }

  @Override
  public int defaultDistance() {
    return 40_000;
  }

  @Override
  public int largestDistance() {
    return 50_000;
  }

  @Override
  public Optional<Fingerprint> parse(String text) {
    try {
      return Optional.of(Fingerprint.of(ALGORITHM, Base64.getDecoder().decode(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public int minimumSide() {
    return 1;
  }

  @Override
  public Hash hash(Pixels pixels) {
    return new Hash(Fingerprint.of(ALGORITHM, new byte[144]), 0);
  }
}
