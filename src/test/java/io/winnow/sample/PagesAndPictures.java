package io.winnow.sample;

import io.winnow.core.DistanceBand;
import io.winnow.core.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The first shard: an ordinary crawl, some of whose pictures trip the rules. */
final class PagesAndPictures extends Scene {
  private static final List<String> PLAIN =
      List.of(
          "cloth-108.png",
          "lineart-22.png",
          "marble-42.png",
          "petals-5.png",
          "rings-137.png",
          "wood-171.png",
          "wood-9-1023x129.png",
          "rings-2-64x64.png",
          "dunes-8-5x5.png");

  PagesAndPictures(Scene shared, WarcShard shard) {
    super(shared, shard);
  }

  void write() {
    one(
        "robots.txt",
        "text/plain",
        utf8("User-agent: *\nAllow: /\n"),
        "robots.txt",
        Outcome.setAside());
    pages(0, 40);
    PLAIN.forEach(this::vector);
    List.of("warmgrad-110.png", "marble-7.png", "cloth-3-333x517.png").forEach(this::vector);
    List.of("petals-11-20x200.png", "flat-128.png", "marble-42-1200x900.png").forEach(this::vector);
    pages(40, 70);
    List.of("dunes-8.png", "dunes-25.png").forEach(this::vector);
    boundaries();
    tiny();
    notAskedFor();
    withoutBody();
    pages(70, 100);
  }

  /** Pages from one number to before another, in all languages and codings in turn. */
  void pages(int from, int to) {
    for (int i = from; i < to; i++) {
      Prose prose = new Prose(Prose.LANGUAGES.get(i % Prose.LANGUAGES.size()), i);
      HtmlPage page = new HtmlPage(prose, 4 + i % 5);
      for (int j = 0; j < i % 3; j++) {
        page.picture("/pictures/" + PLAIN.get((i + j) % PLAIN.size()));
      }
      String charset = charset(prose.language(), i);
      String type = "text/html; charset=" + charset;
      Response response =
          new Response(SITE + prose.language() + "/" + i + ".html", type, html(page, charset));
      one(coded(response, i), "page in " + prose.language(), Outcome.kept());
    }
  }

  private static String charset(String language, int i) {
    if (i % 2 == 1) {
      return "utf-8";
    }
    return switch (language) {
      case "en", "fr" -> "windows-1252";
      case "it" -> "iso-8859-15";
      case "ru" -> "windows-1251";
      default -> "utf-8";
    };
  }

  private static Response coded(Response response, int i) {
    return switch (i % 7) {
      case 0 -> response.gzip();
      case 1 -> response.chunked();
      case 2 -> response.brotli();
      case 3 -> response.deflate();
      case 4 -> response.gzip().chunked();
      default -> response;
    };
  }

  /** Right inside and right outside the radius: the entries are made up around the hashes. */
  private void boundaries() {
    String inside = known.addPdq(KnownList.atDistance(pdq("dunes-41.png"), 30));
    near("dunes-41.png", inside, DistanceBand.D21_31, "30 bits from an entry");
    known.addPdq(KnownList.atDistance(pdq("petals-73.png"), 32));
    neighbours.stranger("petals-73.png", Vectors.picture("petals-73.png"));
    byte[] petals = Vectors.bytes("petals-73.png");
    one("pictures/petals-73.png", "image/png", petals, "32 bits from an entry", Outcome.kept());
    // Its sister of 64×64 is 54 bits away and is kept.
    String rings = known.addPdq(pdq("rings-2-65x63.png"));
    near("rings-2-65x63.png", rings, DistanceBand.D0_10, "the very hash of an entry");
  }

  private void near(String file, String entry, DistanceBand band, String what) {
    near("pictures/" + file, Vectors.bytes(file), Vectors.picture(file), entry, band, what);
  }

  private static String pdq(String file) {
    return Vectors.pdq().stream()
        .filter(v -> v.file().equals(file))
        .findFirst()
        .orElseThrow()
        .hex();
  }

  /** Of one colour, so that a model sees what it sees in flat-128.png, whatever the size. */
  private void tiny() {
    byte[] pixel = ImageFiles.gif(List.of(Formulas.flat(1, 1, Formulas.FLAT)));
    one("spacer.gif", "image/gif", pixel, "one pixel", Outcome.tooSmall());
    byte[] four = ImageFiles.png(Formulas.flat(4, 4, Formulas.FLAT));
    one("dot.png", "image/png", four, "4×4, flat", Outcome.tooSmall());
    byte[] rule = ImageFiles.png(Formulas.flat(200, 2, Formulas.FLAT));
    one("rule.png", "image/png", rule, "200×2, flat", Outcome.tooSmall());
  }

  private void notAskedFor() {
    byte[] css = utf8("body { margin: 2em auto; max-width: 40em; color: #283618; }\n");
    one("style.css", "text/css", css, "style sheet", Outcome.setAside());
    byte[] script = utf8("function ready() { document.title += '.'; }\nready();\n");
    one("ready.js", "application/javascript", script, "script", Outcome.setAside());
    byte[] font =
        new ByteSink().ascii("wOF2").u32be(0x00010000).u32be(48).put(new byte[36]).bytes();
    one("type.woff2", "font/woff2", font, "font, its header", Outcome.setAside());
    byte[] video = new ByteSink().u32be(24).ascii("ftypmp42").u32be(0).ascii("mp42isom").bytes();
    byte[] clip = joined(video, new ByteSink().u32be(16).ascii("mdat").put(new byte[8]).bytes());
    one("clip.mp4", "video/mp4", clip, "video, its header", Outcome.setAside());
  }

  private void withoutBody() {
    for (String path : List.of("old", "older")) {
      Response moved = new Response(SITE + path, "text/html", new byte[0]);
      moved.status("301 Moved Permanently").header("Location", SITE);
      one(moved, "redirect without body", Outcome.unscannable(Reason.EMPTY));
    }
    Response missing = new Response(SITE + "gone", "text/html", new byte[0]);
    one(missing.status("404 Not Found"), "no body", Outcome.unscannable(Reason.EMPTY));
    byte[] page =
        "<!doctype html><title>404</title><p>There is no such page in this orchard.</p>"
            .getBytes(StandardCharsets.UTF_8);
    Response told = new Response(SITE + "gone.html", "text/html", page);
    one(told.status("404 Not Found"), "a page that says so", Outcome.kept());
  }
}
