package io.winnow.sample;

import io.winnow.core.DistanceBand;
import io.winnow.core.Reason;
import io.winnow.fingerprint.TextbookPdq;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the shards' makers share: the list, what is expected, and shorthand for common captures. */
class Scene {
  static final String SITE = "http://orchard.example/";

  final KnownList known;
  final Expected expected;
  final Neighbours neighbours;
  final MadeElsewhere elsewhere;
  final WarcShard shard;

  Scene(Scene shared, WarcShard shard) {
    this(shared.known, shared.expected, shared.neighbours, shared.elsewhere, shard);
  }

  Scene(
      KnownList known,
      Expected expected,
      Neighbours neighbours,
      MadeElsewhere elsewhere,
      WarcShard shard) {
    this.known = known;
    this.expected = expected;
    this.neighbours = neighbours;
    this.elsewhere = elsewhere;
    this.shard = shard;
  }

  /** Captures something that ends as one item. */
  Capture one(Response response, String what, Outcome outcome) {
    Capture capture = shard.response(response);
    expected.item(capture, what, outcome);
    return capture;
  }

  Capture one(String path, String type, byte[] body, String what, Outcome outcome) {
    return one(new Response(SITE + path, type, body), what, outcome);
  }

  void broken(String path, String type, byte[] body, String what, Reason reason) {
    one(path, type, body, what, Outcome.unscannable(reason));
  }

  /** Captures a picture of the vectors, whose scores and hash are known, as it is. */
  Capture vector(String file) {
    neighbours.stranger(file, Vectors.picture(file));
    return one("pictures/" + file, "image/png", Vectors.bytes(file), file, vectorOutcome(file));
  }

  /** What the demo policy makes of a picture of the vectors that is on no list. */
  static Outcome vectorOutcome(String file) {
    Double score = Vectors.scores().get(file);
    if (score == null || Math.abs(score - 0.7) < 0.01 || Math.abs(score - 0.5) < 0.01) {
      throw new IllegalArgumentException(file + " has no clear score");
    }
    if (score > 0.7) {
      return Outcome.scored();
    }
    if (score > 0.5) {
      return Outcome.scoredInShadow();
    }
    int quality =
        Vectors.pdq().stream()
            .filter(v -> v.file().equals(file))
            .findFirst()
            .orElseThrow()
            .quality();
    return quality < Neighbours.LEAST_QUALITY ? Outcome.notComparable() : Outcome.kept();
  }

  /** A picture near a listed one. */
  void near(String path, byte[] file, Raster pixels, String entry, DistanceBand band, String what) {
    neighbours.near(what, pixels, entry, band);
    String type = path.endsWith(".png") ? "image/png" : "image/jpeg";
    one(path, type, file, what, Outcome.near(band));
    expected.entry(entry);
  }

  /** An entry with the picture's perceptual hash. */
  String listPdq(Raster picture) {
    return known.addPdq(comparable(picture));
  }

  static String comparable(Raster picture) {
    TextbookPdq.Result hash = TextbookPdq.hash(picture.pixels());
    if (hash.quality() < Neighbours.LEAST_QUALITY) {
      throw new IllegalStateException(
          "a picture of quality " + hash.quality() + " is no good here");
    }
    return hash.hex();
  }

  static byte[] html(HtmlPage page) {
    return utf8(page.text());
  }

  static byte[] html(HtmlPage page, String charset) {
    return page.in(charset).text().getBytes(Charset.forName(charset));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] text(int seed) {
    return utf8(String.join("\n\n", english(seed)) + "\n");
  }

  static List<String> english(int seed) {
    return new Prose("en", seed).paragraphs(4);
  }

  static String dataUri(byte[] png) {
    return "data:image/png;base64," + java.util.Base64.getEncoder().encodeToString(png);
  }

  static byte[] joined(byte[] one, byte[] other) {
    return new ByteSink().put(one).put(other).bytes();
  }
}
