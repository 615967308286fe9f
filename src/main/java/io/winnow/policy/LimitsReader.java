package io.winnow.policy;

import io.winnow.core.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code limits:}; what is not given has its default. */
final class LimitsReader {
  static final List<String> KEYS =
      List.of("record", "pixels", "scans", "parts", "part-bytes", "cpu", "heap");

  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  private LimitsReader() {}

  static Limits read(Section policy, Problems problems) {
    Limits ordinary = Limits.DEFAULT;
    Optional<YamlNode.Mapping> mapping = policy.read("limits", Value::mapping);
    if (mapping.isEmpty()) {
      return ordinary;
    }
    Section limits = new Section(mapping.get(), "limits", KEYS, problems);
    return new Limits(
        limits
            .read("record", v -> v.quantity(Quantity.BYTES, KIB, GIB))
            .orElse(ordinary.recordBytes()),
        // Three bytes a pixel must fit an array.
        limits
            .read("pixels", v -> v.quantity(Quantity.PIXELS, 10_000, 500_000_000))
            .orElse(ordinary.pixels()),
        limits.read("scans", v -> v.whole(1, 1000)).map(Long::intValue).orElse(ordinary.scans()),
        limits.read("parts", v -> v.whole(1, 100_000)).map(Long::intValue).orElse(ordinary.parts()),
        limits
            .read("part-bytes", v -> v.quantity(Quantity.BYTES, KIB, 16 * GIB))
            .orElse(ordinary.partBytes()),
        limits
            .read("cpu", v -> v.quantity(Quantity.TIME, 1000, 3_600_000))
            .map(Duration::ofMillis)
            .orElse(ordinary.cpu()),
        limits
            .read("heap", v -> v.quantity(Quantity.BYTES, 64 * MIB, 64 * GIB))
            .orElse(ordinary.heapBytes()));
  }
}
