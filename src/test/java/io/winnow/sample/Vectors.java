package io.winnow.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pictures by formula with the hashes and scores that the reference implementations give them. */
public final class Vectors {
  private Vectors() {}

  /** One line of {@code pdq.tsv}. */
  public record Pdq(String file, int width, int height, String hex, int quality) {}

  public static List<Pdq> pdq() {
    return lines("pdq.tsv")
        .map(c -> new Pdq(c[0], number(c[1]), number(c[2]), c[3], number(c[4])))
        .toList();
  }

  /** Porn + Hentai of each picture by the model in force, as the real package answers. */
  static Map<String, Double> scores() {
    Map<String, Double> scores = new LinkedHashMap<>();
    lines("nsfw-mobilenet-v2-mid.tsv")
        .forEach(c -> scores.put(c[0], Double.parseDouble(c[2]) + Double.parseDouble(c[4])));
    return scores;
  }

  static byte[] bytes(String file) {
    return resource("vectors/" + file);
  }

  public static Raster picture(String file) {
    return Raster.decode(bytes(file));
  }

  static byte[] resource(String name) {
    try (InputStream in = Vectors.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static java.util.stream.Stream<String[]> lines(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1));
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }
}
