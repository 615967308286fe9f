package io.winnow.screen;

import io.winnow.core.Algorithm;
import io.winnow.core.DocumentMeasurement;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.ImageReference;
import io.winnow.core.ItemKind;
import io.winnow.core.Limits;
import io.winnow.core.Measurement;
import io.winnow.core.ModelScores;
import io.winnow.core.PixelHash;
import io.winnow.core.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Measurements and setups from a seed. */
@SuppressWarnings("EnumOrdinal") // Any of them will do.
final class Samples {
  static final Limits SMALL =
      new Limits(1 << 20, 1_000_000, 10, 20, 1 << 20, Duration.ofSeconds(1), 64L << 20);

  /** One in all orientations, one of another length as it is. */
  static final List<Hashing> HASHINGS =
      List.of(new Hashing(Algorithm.PDQ, true), new Hashing(new Algorithm("zz-grid", 144), false));

  static final List<String> LABELS = List.of("plain", "striped", "dotted");

  private static final List<Reason> REASONS =
      Arrays.stream(Reason.values()).filter(Reason::isUnscannable).toList();

  private Samples() {}

  static ScreenerSetup setup(String... models) {
    Path folder = Path.of("/none").toAbsolutePath();
    return new ScreenerSetup(SMALL, HASHINGS, List.of(models), folder, folder);
  }

  /** One measurement for part 0 and for each part of {@code parts}. */
  static List<Measurement> measurements(Random random, ScreenerSetup setup, BitSet parts) {
    List<Measurement> all = new ArrayList<>();
    all.add(measurement(random, setup, 0, parts.length()));
    parts.stream().forEach(part -> all.add(measurement(random, setup, part, parts.length())));
    return all;
  }

  static Measurement image(int part, ScreenerSetup setup, float first) {
    return Measurement.image(
        part,
        "image/png",
        new ImageMeasurement(7, 9, hashes(new Random(7), setup), scores(setup, first)));
  }

  static BitSet parts(Random random, int last) {
    BitSet parts = new BitSet();
    for (int part = 1; part <= last; part++) {
      parts.set(part, random.nextBoolean());
    }
    return parts;
  }

  private static Measurement measurement(
      Random random, ScreenerSetup setup, int part, int partsEnd) {
    return switch (random.nextInt(4)) {
      case 0 ->
          Measurement.unscannable(
              part,
              ItemKind.values()[random.nextInt(3)],
              "application/x-sample",
              REASONS.get(random.nextInt(REASONS.size())));
      case 1 -> Measurement.other(part, "text/css");
      case 2 ->
          Measurement.image(
              part,
              "image/jpeg",
              new ImageMeasurement(
                  1 + random.nextInt(1000),
                  1 + random.nextInt(1000),
                  hashes(random, setup),
                  scores(setup, random.nextFloat())));
      default -> {
        List<ImageReference> images = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          images.add(
              new ImageReference(
                  "https://example.org/" + i, text(random), random.nextInt(Math.max(1, partsEnd))));
        }
        yield Measurement.document(
            part,
            "text/html",
            new DocumentMeasurement(
                text(random),
                text(random),
                "und",
                Fingerprint.of(Algorithm.TEXT_SHA256, bytes(random, 32)),
                images));
      }
    };
  }

  private static List<PixelHash> hashes(Random random, ScreenerSetup setup) {
    return setup.hashings().stream().map(hashing -> hash(random, hashing)).toList();
  }

  private static PixelHash hash(Random random, Hashing hashing) {
    Algorithm algorithm = hashing.algorithm();
    if (random.nextInt(4) == 0) {
      return PixelHash.none(algorithm);
    }
    List<Fingerprint> turned =
        Stream.generate(() -> Fingerprint.of(algorithm, bytes(random, algorithm.byteLength())))
            .limit(hashing.turned() ? 8 : 1)
            .toList();
    return new PixelHash(
        algorithm, turned.get(0), random.nextInt(101), turned.subList(1, turned.size()));
  }

  private static List<ModelScores> scores(ScreenerSetup setup, float first) {
    return setup.modelIds().stream()
        .map(id -> new ModelScores(id, "1", LABELS, List.of(first, 0.25f, 0.5f)))
        .toList();
  }

  static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(40), 0x20, 0xd7ff)
        .boxed()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
