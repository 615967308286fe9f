package io.winnow.sample;

import io.winnow.core.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The third shard: everything that cannot be checked, each with its reason, and a broken end. */
final class BrokenThings extends Scene {
  BrokenThings(Scene shared, WarcShard shard) {
    super(shared, shard);
  }

  void write() {
    pictures();
    formats();
    documents();
    records();
    Capture corrupt = shard.corrupt(text(201));
    expected.unreadable(corrupt, Reason.CORRUPT_RECORD);
    one("after.txt", "text/plain", text(202), "behind the corrupt member", Outcome.kept());
    Capture cut = shard.cut(text(203));
    expected.unreadable(cut, Reason.CUT_RECORD);
  }

  private void pictures() {
    byte[] spoilt = new byte[400];
    // A zlib header, then a block of the reserved type 3.
    Arrays.fill(spoilt, (byte) 0xff);
    spoilt[0] = 0x78;
    spoilt[1] = (byte) 0x9c;
    byte[] png = ImageFiles.png(64, 64, spoilt);
    broken("b/spoilt.png", "image/png", png, "samples that do not inflate", Reason.PARSE_FAILED);
    byte[] jpeg = elsewhere.bytes("rings-137-q90.jpg");
    byte[] half = Arrays.copyOf(jpeg, jpeg.length * 2 / 5);
    broken("b/half.jpg", "image/jpeg", half, "two fifths of a JPEG", Reason.TRUNCATED);
    byte[] rings = Vectors.bytes("rings-2-64x64.png");
    byte[] most = Arrays.copyOf(rings, rings.length - 900);
    broken("b/most.png", "image/png", most, "a PNG without its end", Reason.TRUNCATED);
    byte[] more = joined(jpeg, text(210));
    broken("b/more.jpg", "image/jpeg", more, "text behind a JPEG", Reason.TRAILING_DATA);
    byte[] two = joined(jpeg, elsewhere.bytes("flat.jpg"));
    broken("b/two.jpg", "image/jpeg", two, "a JPEG behind a JPEG", Reason.TRAILING_DATA);
    byte[] tail = joined(rings, text(211));
    broken("b/tail.png", "image/png", tail, "text behind a PNG", Reason.TRAILING_DATA);
    List<Raster> frames = List.of(Formulas.flat(32, 32, 0x283618), Formulas.flat(32, 32, 0xfefae0));
    byte[] moving = ImageFiles.gif(frames);
    broken("b/moving.gif", "image/gif", moving, "a GIF of two frames", Reason.MULTI_FRAME);
    byte[] huge = ImageFiles.png(30_000, 30_000, Deflate.zlib(new byte[1000]));
    broken("b/huge.png", "image/png", huge, "30,000 × 30,000 by its header", Reason.PIXEL_LIMIT);
    broken("b/none.png", "image/png", new byte[0], "no bytes", Reason.EMPTY);
  }

  private void formats() {
    byte[] avif = new ByteSink().u32be(28).ascii("ftypavif").u32be(0).ascii("avifmif1miaf").bytes();
    broken("b/a.avif", "image/avif", avif, "AVIF, its header", Reason.UNSUPPORTED_FORMAT);
    byte[] heic = new ByteSink().u32be(24).ascii("ftypheic").u32be(0).ascii("mif1heic").bytes();
    broken("b/a.heic", "image/heic", heic, "HEIC, its header", Reason.UNSUPPORTED_FORMAT);
    byte[] jxl =
        new ByteSink()
            .u32be(12)
            .ascii("JXL ")
            .u8(13, 10, 0x87, 10)
            .u32be(20)
            .ascii("ftypjxl ")
            .u32be(0)
            .ascii("jxl ")
            .bytes();
    broken("b/a.jxl", "image/jxl", jxl, "JPEG XL, its header", Reason.UNSUPPORTED_FORMAT);
    byte[] svg =
        utf8(
            "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\""
                + " height=\"9\"><rect width=\"9\" height=\"9\" fill=\"#606c38\"/></svg>\n");
    broken("b/a.svg", "image/svg+xml", svg, "SVG", Reason.UNSUPPORTED_FORMAT);
    byte[] noise = new byte[600];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (Formulas.unit(220, i, 1) * 256);
    }
    noise[0] = (byte) 0x9e;
    broken("b/noise", "application/octet-stream", noise, "no format", Reason.UNRECOGNISED);
  }

  private void documents() {
    byte[] locked = new PdfFile().encrypted("walnut").page("Behind a password.").bytes();
    broken("b/locked.pdf", "application/pdf", locked, "PDF with a password", Reason.ENCRYPTED);
    byte[] blank = new PdfFile().page().bytes();
    broken("b/blank.pdf", "application/pdf", blank, "PDF of an empty page", Reason.EMPTY_RESULT);
    byte[] bare = utf8("<!doctype html><html><head></head><body></body></html>\n");
    broken("b/bare.html", "text/html", bare, "page without anything", Reason.EMPTY_RESULT);
    String word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    byte[] docx = OfficeFiles.brokenDocx();
    broken("b/broken.docx", word, docx, "DOCX of malformed XML", Reason.PARSE_FAILED);
    byte[] rings = Vectors.bytes("rings-2-64x64.png");
    byte[] most = Arrays.copyOf(rings, rings.length - 900);
    HtmlPage page = new HtmlPage(new Prose("en", 221), 4).picture(dataUri(most));
    Capture html = one("b/data.html", "text/html", html(page), "page kept", Outcome.kept());
    expected.item(html, 1, "its data: PNG without an end", Outcome.unscannable(Reason.TRUNCATED));
  }

  private void records() {
    byte[] page = html(new HtmlPage(new Prose("en", 230), 4));
    // Crawlers that store a body decoded often keep the server's header.
    Response decoded = new Response(SITE + "b/decoded.html", "text/html", page);
    one(decoded.coded("gzip", page), "says gzip, was stored decoded", Outcome.kept());
    byte[] bad = Deflate.gzip(page);
    Arrays.fill(bad, 10, bad.length, (byte) 0xff);
    Response noGzip = new Response(SITE + "b/gzip.html", "text/html", page).coded("gzip", bad);
    one(noGzip, "begins as gzip and breaks", Outcome.unscannable(Reason.CONTENT_CODING));
    Response half = new Response(SITE + "b/half.html", "text/html", page);
    byte[] whole = Deflate.gzip(page);
    half.coded("gzip", Arrays.copyOf(whole, whole.length / 2));
    one(half, "half a gzip stream", Outcome.unscannable(Reason.CONTENT_CODING));
    Response odd = new Response(SITE + "b/odd.html", "text/html", page).coded("zz-odd", page);
    one(odd, "a coding that nobody knows", Outcome.unscannable(Reason.CONTENT_CODING));
    byte[] start = Arrays.copyOf(page, page.length / 2);
    Response cut = new Response(SITE + "b/cut.html", "text/html", start);
    cut.warc("WARC-Truncated", "length");
    one(cut, "cut by the crawler", Outcome.unscannable(Reason.DECLARED_TRUNCATED));
    Response first = new Response(SITE + "b/long.html", "text/html", start);
    first.warc("WARC-Segment-Number", "1");
    Capture origin = one(first, "the first segment", Outcome.unscannable(Reason.CONTINUATION));
    Capture second =
        shard.record(
            "continuation",
            origin.url(),
            "application/http;msgtype=response",
            Arrays.copyOfRange(page, page.length / 2, page.length),
            Map.of(
                "WARC-Segment-Number",
                "2",
                "WARC-Segment-Origin-ID",
                "<" + origin.recordId() + ">",
                "WARC-Segment-Total-Length",
                String.valueOf(page.length)));
    expected.item(second, "its continuation", Outcome.unscannable(Reason.CONTINUATION));
    Capture malformed =
        shard.record(
            "response",
            SITE + "b/http",
            "application/http;msgtype=response",
            utf8("This is no HTTP message.\r\n\r\nNor is this.\r\n"),
            Map.of());
    expected.item(malformed, "not HTTP", Outcome.unscannable(Reason.MALFORMED_HTTP));
  }
}
