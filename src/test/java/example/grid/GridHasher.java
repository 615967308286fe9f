package example.grid;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.Metric;
import io.winnow.core.Pixels;
import io.winnow.spi.PixelHasher;
import io.winnow.spi.SelfTestException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An adapter as somebody outside would write it: the brightness of 12 × 12 fields, 144 bytes,
 * compared by squared distance. Stands for the licensed hashers that have that shape.
 */
public final class GridHasher implements PixelHasher {
  public static final Algorithm ALGORITHM = new Algorithm("zz-grid", 144);

  private static final int SIDE = 12;

  @Override
  public String id() {
    return "zz-grid";
  }

  @Override
  public String version() {
    return "3";
  }

  @Override
  public Algorithm algorithm() {
    return ALGORITHM;
  }

  @Override
  public Set<String> alsoCalled() {
    return Set.of("Grid Print");
  }

  @Override
  public Metric metric() {
    return Metric.SQUARED_L2;
  }

  @Override
  public int defaultDistance() {
    return 2000;
  }

  @Override
  public int largestDistance() {
    return 50_000;
  }

  /** Base64, as some holders write 144 bytes. */
  @Override
  public Optional<Fingerprint> parse(String text) {
    try {
      byte[] bits = Base64.getDecoder().decode(text);
      return bits.length == ALGORITHM.byteLength()
          ? Optional.of(Fingerprint.of(ALGORITHM, bits))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String format(Fingerprint fingerprint) {
    return Base64.getEncoder().encodeToString(fingerprint.bytes());
  }

  @Override
  public int minimumSide() {
    return SIDE;
  }

  @Override
  public Hash hash(Pixels pixels) {
    byte[] fields = fields(pixels);
    int least = 255;
    int most = 0;
    for (byte field : fields) {
      least = Math.min(least, field & 0xff);
      most = Math.max(most, field & 0xff);
    }
    return new Hash(Fingerprint.of(ALGORITHM, fields), (most - least) * 100 / 255);
  }

  @Override
  public boolean canTurn() {
    return true;
  }

  @Override
  public List<Fingerprint> turned(Pixels pixels) {
    byte[] upright = fields(pixels);
    byte[] mirrored = new byte[upright.length];
    for (int i = 0; i < upright.length; i++) {
      mirrored[i] = upright[i / SIDE * SIDE + SIDE - 1 - i % SIDE];
    }
    List<Fingerprint> turned = new ArrayList<>();
    byte[] next = upright;
    for (int i = 0; i < 3; i++) {
      next = clockwise(next);
      turned.add(Fingerprint.of(ALGORITHM, next));
    }
    next = mirrored;
    for (int i = 0; i < 4; i++) {
      turned.add(Fingerprint.of(ALGORITHM, next));
      next = clockwise(next);
    }
    return turned;
  }

  private static byte[] clockwise(byte[] fields) {
    byte[] turned = new byte[fields.length];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        turned[y * SIDE + x] = fields[(SIDE - 1 - x) * SIDE + y];
      }
    }
    return turned;
  }

  private static byte[] fields(Pixels pixels) {
    if (Math.min(pixels.width(), pixels.height()) < SIDE) {
      throw new IllegalArgumentException("too small");
    }
    byte[] fields = new byte[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        fields[y * SIDE + x] = (byte) mean(pixels, x, y);
      }
    }
    return fields;
  }

  private static long mean(Pixels pixels, int fieldX, int fieldY) {
    long sum = 0;
    long count = 0;
    for (int y = fieldY * pixels.height() / SIDE; y < (fieldY + 1) * pixels.height() / SIDE; y++) {
      for (int x = fieldX * pixels.width() / SIDE; x < (fieldX + 1) * pixels.width() / SIDE; x++) {
        int at = y * pixels.rowStride() + x * pixels.pixelStride();
        sum += pixels.samples()[at + pixels.red()] & 0xff;
        sum += pixels.samples()[at + pixels.green()] & 0xff;
        sum += pixels.samples()[at + pixels.blue()] & 0xff;
        count += 3;
      }
    }
    return sum / count;
  }

  /** A picture of one pixel a field is its own fingerprint. */
  @Override
  public void selfTest() {
    byte[] samples = new byte[SIDE * SIDE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i * 37);
    }
    Hash hash = hash(Pixels.grey(SIDE, SIDE, samples));
    if (!hash.fingerprint().equals(Fingerprint.of(ALGORITHM, samples)) || hash.quality() != 100) {
      throw new SelfTestException("zz-grid does not give its known answer");
    }
  }
}
