package io.winnow.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pictures in lossy formats: committed bytes, because encoders differ between machines. {@code
 * scripts/make-sample-pictures} makes them from {@link #originals()}.
 */
final class MadeElsewhere {
  private final Path folder;

  MadeElsewhere(Path folder) {
    this.folder = folder;
  }

  static Raster nearHills() {
    return Formulas.hills(17, 240, 180);
  }

  static Raster nearCells() {
    return Formulas.cells(11, 200, 200);
  }

  /** What the encoders are fed with, by name. */
  static Map<String, Raster> originals() {
    Map<String, Raster> originals = new LinkedHashMap<>();
    for (String name :
        new String[] {"lineart-22", "marble-42", "cloth-108", "rings-137", "wood-171"}) {
      originals.put(name, Vectors.picture(name + ".png"));
    }
    originals.put("near-hills", nearHills());
    originals.put("near-cells", nearCells());
    originals.put("tiles-in-pdf", Formulas.tiles(41, 120, 120));
    originals.put("flat", Formulas.flat(96, 64, Formulas.FLAT));
    return originals;
  }

  byte[] bytes(String file) {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A binary PPM, which every encoder reads. */
  static byte[] ppm(Raster picture) {
    String head = "P6\n%d %d\n255\n".formatted(picture.width(), picture.height());
    return new ByteSink().ascii(head).put(picture.rgb()).bytes();
  }
}
