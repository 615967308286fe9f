package io.winnow.document;

import static io.winnow.document.Fixtures.PROSE;
import static io.winnow.document.Fixtures.base64;
import static io.winnow.document.Fixtures.html;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ImageReference;
import io.winnow.core.Reason;
import io.winnow.document.Fixtures.Sink;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {
  private static final byte[] JPEG = Fixtures.jpeg(3);

  private static List<String> urls(String html) throws Exception {
    return html(html, new Sink()).images().stream().map(ImageReference::url).toList();
  }

  @Test
  void mainTextIsKeptWithoutMarginsAndScreenedWithThem() throws Exception {
    ParsedDocument page =
        html(
            "<html><head><title> The  mill </title></head><body><nav><a href=/>zz-nav</a></nav>"
                + "<div class='sidebar'><p>zz-side words of the margin that go on and on and on for"
                + " quite some time, so that they look like prose.</p></div><article><h1>The mill</h1><p>"
                + PROSE
                + "</p><p>"
                + PROSE
                + "</p></article><footer>zz-foot</footer><script>zz()</script></body></html>",
            new Sink());
    assertEquals("The mill", page.title());
    assertEquals("The mill\n" + PROSE + "\n" + PROSE, page.text());
    assertEquals("en", page.language());
    assertTrue(page.fullText().contains("zz-side"));
    assertTrue(page.fullText().contains("zz-nav"));
    assertTrue(page.fullText().contains("zz-foot"));
  }

  @Test
  void everyWayToNameAPictureIsSeen() throws Exception {
    List<String> urls =
        urls(
            "<head><meta property='og:image' content='/og.jpg'><link rel=icon href=/i.ico>"
                + "<style>p{background:url( '../c.png' )}</style></head><body background=bg.gif>"
                + "<img src=s.jpg srcset='s1.jpg 1x, s2.jpg 2x' data-src=lazy.jpg>"
                + "<picture><source srcset='p.webp, q.webp 2x'></picture><video poster=v.jpg></video>"
                + "<input type=image src=in.png><p style='background-image:url(st.png)'>x</p>"
                + "<svg><image xlink:href='sv.png'/></svg><noscript><img src=no.jpg></noscript>"
                + "<object data=o.png></object><template><img src=t.jpg></template>"
                + "<iframe srcdoc='&lt;img src=f.jpg&gt;'></iframe><embed src=e.gif></body>");
    for (String name :
        List.of(
            "og.jpg",
            "i.ico",
            "c.png",
            "a/bg.gif",
            "a/s.jpg",
            "a/s1.jpg",
            "a/s2.jpg",
            "a/lazy.jpg",
            "a/p.webp",
            "a/q.webp",
            "a/v.jpg",
            "a/in.png",
            "a/st.png",
            "a/sv.png",
            "a/no.jpg",
            "a/o.png",
            "a/t.jpg",
            "a/f.jpg",
            "a/e.gif")) {
      assertTrue(urls.contains("https://example.org/" + name), name + " in " + urls);
    }
    assertEquals(19, urls.size(), urls.toString());
  }

  @Test
  void addressesResolveAgainstTheBaseAndKeepTheirAlt() throws Exception {
    ParsedDocument page =
        html("<base href='//cdn.example.net/x/'><img src='y.png?q=1' alt=' A  mill '>", new Sink());
    assertEquals(
        List.of(new ImageReference("https://cdn.example.net/x/y.png?q=1", "A mill", 0)),
        page.images());
    assertTrue(page.fullText().contains("A  mill") || page.fullText().contains("A mill"));
  }

  @Test
  void dataAddressesBecomeParts() throws Exception {
    String base64 = base64(JPEG);
    StringBuilder percent = new StringBuilder();
    for (byte b : JPEG) {
      percent.append("%%%02x".formatted(b & 0xff));
    }
    String wrapped = base64.replaceAll("(.{60})", "$1\n ");
    for (String html :
        new String[] {
          "<img src='data:image/jpeg;base64," + base64 + "' alt='a mill'>",
          "<img src='  DATA:image/JPEG;charset=x;BASE64," + wrapped + "'>",
          "<img src='da\nta:image/jpeg;base64," + base64 + "'>",
          "<img src='data:image/jpeg," + percent + "'>",
          "<img src='data:;base64," + base64.replace("/", "%2F").replace("+", "%2b") + "'>",
          "<img srcset='data:image/jpeg;base64," + base64 + " 1x, x.png 2x'>",
          "<p style='background:url(data:image/jpeg;base64," + base64 + ")'>x",
          "<style>p{background:url(\"data:image/jpeg;base64," + base64 + "\")}</style>x",
          "<style>p{background:url(d\\61ta:image/jpeg;base64," + base64 + ")}</style>x",
          "<svg><image href='data:image/jpeg;base64," + base64 + "'/></svg>",
          "<svg><image xlink:href='data:image/jpeg;base64," + base64 + "'/></svg>",
          "<a href='data:image/jpeg;base64," + base64 + "'>x</a>",
          "<p>see data:image/jpeg;base64," + base64 + " there",
          "<pre>" + wrapped + "</pre>x",
          "<script>var a='data:image\\/jpeg;base64," + base64.replace("/", "\\/") + "';</script>x",
          "<script>var a='" + base64 + "'</script>x",
          "<!-- <img src='data:image/jpeg;base64," + base64 + "'> -->x",
          "<div data-x='{\"a\":\"data:image/jpeg;base64," + base64 + "\"}'>x</div>",
          "<noscript><img src='data:image/jpeg;base64," + base64 + "'></noscript>x",
          "<noframes><img src='data:image/jpeg;base64," + base64 + "'></noframes>x",
          "<iframe srcdoc=\"<img src='data:image/jpeg;base64," + base64 + "'>\"></iframe>x",
          "<img src='x.png' alt='data:image/jpeg;base64," + base64 + "'>",
          "<title>data:image/jpeg;base64," + base64 + "</title>x",
          "<img src='https://a.example/?u=data:image/jpeg;base64," + base64 + "'>",
          "<iframe src='data:text/html,<img src=%22data:image/jpeg;base64,"
              + base64.replace("+", "%2b")
              + "%22>'></iframe>",
          "<img src=\"data:image/svg+xml,<svg xmlns='x'><image href='data:image/jpeg;base64,"
              + base64
              + "'/></svg>\">"
        }) {
      Sink sink = new Sink();
      ParsedDocument page = html(html, sink);
      String what = html.substring(0, 30);
      assertTrue(sink.holds(JPEG), what);
      String probe = base64.substring(20, 60);
      assertFalse(page.text().contains(probe), what);
      assertFalse(page.fullText().contains(probe), what);
      assertFalse(page.title().contains(probe), what);
      for (ImageReference image : page.images()) {
        assertFalse(image.url().contains(probe), what);
        assertFalse(image.alt().contains(probe), what);
      }
    }
  }

  @Test
  void anEmbeddedPictureIsReferredToByItsPartAndOfferedOnce() throws Exception {
    Sink sink = new Sink();
    String uri = "data:image/jpeg;base64," + base64(JPEG);
    ParsedDocument page =
        html("<img src='" + uri + "' alt=one><img src='" + uri + "' alt=two>", sink);
    assertEquals(1, sink.parts.size());
    assertArrayEquals(JPEG, sink.parts.get(0));
    assertEquals(
        List.of(new ImageReference("", "one", 1), new ImageReference("", "two", 1)), page.images());
  }

  @Test
  void aPictureThatCannotBeDecodedMakesThePageUnscannable() {
    byte[] page = Fixtures.utf8("<p>words<img src='data:image/png;base64,iVBOR*w0KGgo'>");
    Fixtures.assertUnscannable(Reason.PART_NOT_EXTRACTED, page, "text/html");
  }

  @Test
  void longBase64OfNoPictureIsDropped() throws Exception {
    byte[] noise = new byte[900];
    new java.util.Random(4).nextBytes(noise);
    Sink sink = new Sink();
    ParsedDocument page = html("<p>before " + base64(noise) + " after", sink);
    assertEquals("before after", page.text().replaceAll("\\s+", " "));
    assertTrue(sink.parts.isEmpty());
  }

  @Test
  void charsetsAreReadAsDeclaredAndHidingOnesRefused() throws Exception {
    String russian =
        "<html><body><p>Мельница стоит у ручья, и весной её колесо вертится день и ночь. "
            + "Крестьяне привозят зерно на телегах и сидят на стене.</p>";
    ParsedDocument page =
        Fixtures.parse(
            russian.getBytes(Charset.forName("windows-1251")),
            "text/html; charset=windows-1251",
            new Sink());
    assertTrue(page.text().startsWith("Мельница"));
    assertEquals("ru", page.language());
    String meta = russian.replace("<body>", "<head><meta charset=koi8-r></head><body>");
    assertTrue(
        Fixtures.parse(meta.getBytes(Charset.forName("KOI8-R")), "text/html", new Sink())
            .text()
            .startsWith("Мельница"));
    assertTrue(
        Fixtures.parse(russian.getBytes(StandardCharsets.UTF_16BE), "", new Sink())
            .text()
            .startsWith("Мельница"));
    assertTrue(
        Fixtures.parse(
                russian.getBytes(StandardCharsets.UTF_8), "text/html; charset=zz", new Sink())
            .text()
            .startsWith("Мельница"));
    byte[] utf7 = Fixtures.utf8("<html><body>+AHoAei0-term</body></html>");
    Fixtures.assertUnscannable(Reason.CONTENT_CODING, utf7, "text/html; charset=UTF-7");
    byte[] metaUtf7 = Fixtures.utf8("<meta charset='utf-7'><body>+AHoAei0-term</body></html>");
    Fixtures.assertUnscannable(Reason.CONTENT_CODING, metaUtf7, "text/html");
    byte[] bogus = "<html><body>caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    Fixtures.assertUnscannable(Reason.CONTENT_CODING, bogus, "text/html; charset=x-zz");
  }

  @Test
  void languagesAreTold() throws Exception {
    assertEquals(
        "de",
        html(
                "<p>Die Mühle steht am Bach, und im Frühling dreht sich ihr Rad Tag und Nacht; die Bauern bringen ihr Korn.",
                new Sink())
            .language());
    assertEquals(
        "fr",
        html(
                "<p>Le moulin se trouve au bord du ruisseau, et au printemps sa roue tourne jour et nuit sans jamais s'arrêter.",
                new Sink())
            .language());
    assertEquals("ja", html("<p>水車小屋は小川のほとりに立っていて、春になると車輪は昼も夜も回り続けています。", new Sink()).language());
    assertEquals("pt", html("<html lang=pt-BR><p>Moinho", new Sink()).language());
    assertEquals("und", html("<p>Moinho", new Sink()).language());
  }

  @Test
  void aPageWithNothingInItIsNotClean() throws Exception {
    Fixtures.assertUnscannable(Reason.EMPTY_RESULT, Fixtures.utf8("<html><body> </body>"), "");
    Fixtures.assertUnscannable(Reason.EMPTY_RESULT, Fixtures.utf8("<!doctype html>"), "");
    assertEquals("", html("<html><script src=app.js></script></html>", new Sink()).text());
  }

  @Test
  void deepNestingEnds() throws Exception {
    ParsedDocument page = html("<div>".repeat(100_000) + PROSE, new Sink());
    assertTrue(page.text().contains("The mill stands"));
    String frame = "x";
    for (int i = 0; i < 6; i++) {
      frame =
          "<iframe srcdoc=\""
              + frame.replace("&", "&amp;").replace("\"", "&quot;")
              + "<p>\"></iframe>";
    }
    Fixtures.assertUnscannable(Reason.DEPTH_LIMIT, Fixtures.utf8("<html>" + frame), "");
  }

  @Test
  void picturesInAStyleSheetAreFoundWhereverItSaysThem() throws Exception {
    byte[] other = Fixtures.png(5);
    Sink sink = new Sink();
    html(
        "<style>a{background:url(data:image/jpeg;base64,"
            + base64(JPEG)
            + ")} b{background:image-set('data:image/png;base64,"
            + base64(other)
            + "' 1x)}</style><p>"
            + PROSE,
        sink);
    assertTrue(sink.holds(JPEG));
    assertTrue(sink.holds(other));
  }

  @Test
  void picturesInAStyleSheetThatIsAnAddressItselfAreFound() throws Exception {
    Sink sink = new Sink();
    String css = "a{background:url(data:image/jpeg;base64," + base64(JPEG) + ")}";
    html(
        "<link rel=stylesheet href='data:text/css;base64,"
            + base64(css.getBytes(StandardCharsets.UTF_8))
            + "'><p>"
            + PROSE,
        sink);
    assertTrue(sink.holds(JPEG));
  }

  @Test
  void aFilmInAnAddressIsAPartWhoseDigestsAreMatched() throws Exception {
    byte[] film = "....ftypisom....isom".getBytes(StandardCharsets.ISO_8859_1);
    film[0] = film[1] = film[2] = 0;
    film[3] = 20;
    film[12] = film[13] = film[14] = film[15] = 0;
    Sink sink = new Sink();
    html("<video src='data:video/mp4;base64," + base64(film) + "'></video><p>" + PROSE, sink);
    assertTrue(sink.holds(film));
  }
}
