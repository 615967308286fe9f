package io.winnow.sample;

import io.winnow.core.DistanceBand;
import java.util.List;
import java.util.Map;

/** The second shard, in WARC/1.0: documents with pictures in them, and hits of every list. */
final class DocumentsAndHits extends Scene {
  private static final Raster RINGS = Vectors.picture("rings-2-64x64.png");

  DocumentsAndHits(Scene shared, WarcShard shard) {
    super(shared, shard);
  }

  void write() {
    PagesAndPictures pages = new PagesAndPictures(this, shard);
    pages.pages(100, 150);
    otherFormats();
    byScore();
    digests();
    nearPictures();
    pages.pages(150, 180);
    documents();
    embedded();
    addresses();
    otherRecords();
    pages.pages(180, 200);
  }

  /** The pixels of the vectors in other lossless coats, and one flat colour. */
  private void otherFormats() {
    Raster lineart = Vectors.picture("lineart-22.png");
    neighbours.stranger("lineart-22", lineart);
    neighbours.stranger("rings-2-64x64", RINGS);
    one("f/lineart.webp", "image/webp", elsewhere.bytes("lineart-22.webp"), "WebP", Outcome.kept());
    one("f/rings.bmp", "image/bmp", ImageFiles.bmp(RINGS), "BMP", Outcome.kept());
    one("f/rings.tif", "image/tiff", ImageFiles.tiff(RINGS), "TIFF", Outcome.kept());
    one("f/rings.png", "image/png", ImageFiles.png(RINGS), "another PNG", Outcome.kept());
    Raster flat = Formulas.flat(64, 64, Formulas.FLAT);
    one("f/flat.gif", "image/gif", ImageFiles.gif(List.of(flat)), "GIF", Outcome.notComparable());
    for (String file : List.of("flat.jpg", "flat-progressive.jpg")) {
      one(
          "f/" + file,
          "image/jpeg",
          elsewhere.bytes(file),
          "JPEG of one colour",
          Outcome.notComparable());
    }
  }

  /** Pictures whose score is in no table: whatever is not excluded by it is kept. */
  private void byScore() {
    byScore("rings-137-q90.jpg", "image/jpeg");
    byScore("wood-171-q85-progressive.jpg", "image/jpeg");
    byScore("cloth-108-grey.jpg", "image/jpeg");
    byScore("cloth-108-444.jpg", "image/jpeg");
    byScore("marble-42-q80.webp", "image/webp");
    Raster lineart = Vectors.picture("lineart-22-alpha.png");
    byScore("alpha.png", "image/png", Vectors.bytes("lineart-22-alpha.png"), lineart);
    Raster hills = Formulas.hills(12, 160, 120);
    byScore("hills.gif", "image/gif", ImageFiles.gif(List.of(hills)), hills);
  }

  private void byScore(String file, String type) {
    byte[] bytes = elsewhere.bytes(file);
    byScore(file, type, bytes, Raster.decode(bytes));
  }

  private void byScore(String file, String type, byte[] bytes, Raster pixels) {
    comparable(pixels);
    neighbours.stranger(file, pixels);
    one("s/" + file, type, bytes, file, Outcome.byScore());
  }

  private void digests() {
    byte[] waves = ImageFiles.png(Formulas.waves(31, 96, 96));
    String entry = known.add(Digest.md5(waves), "", "", "");
    hit("k/md5.png", "image/png", waves, "md5", entry);
    byte[] cells = ImageFiles.png(Formulas.cells(32, 96, 96));
    entry = known.add("", Digest.sha1(cells).toUpperCase(java.util.Locale.ROOT), "", "");
    hit("k/sha1.png", "image/png", cells, "sha1", entry);
    byte[] tiles = ImageFiles.png(Formulas.tiles(33, 96, 96));
    entry = known.add("", "", Digest.sha256(tiles), "");
    hit("k/sha256.png", "image/png", tiles, "sha256", entry);
    Raster hills = Formulas.hills(34, 120, 90);
    byte[] all = ImageFiles.png(hills);
    entry = known.add(Digest.md5(all), Digest.sha1(all), Digest.sha256(all), comparable(hills));
    // Which of the three digests decides is the tool's business.
    one("k/all.png", "image/png", all, "md5, sha1, sha256 and pdq of one row", Outcome.known());
    expected.entry(entry);
    byte[] text = text(35);
    entry = known.add("", "", Digest.sha256(text), "");
    hit("k/leaflet.txt", "text/plain", text, "sha256", entry);
    Response stored =
        new Response(
            SITE + "k/coded.html", "text/html", html(new HtmlPage(new Prose("de", 36), 4)));
    entry = known.add("", Digest.sha1(stored.gzip().body()), "", "");
    one(stored, "sha1 of the body as stored, gzip-coded", Outcome.known("sha1"));
    expected.entry(entry);
  }

  private void hit(String path, String type, byte[] body, String algorithm, String entry) {
    one(path, type, body, algorithm + " of the payload", Outcome.known(algorithm));
    expected.entry(entry);
  }

  private void nearPictures() {
    Raster hills = MadeElsewhere.nearHills();
    String entry = listPdq(hills);
    variants("hills", hills, entry, "near-hills-q45.jpg");
    Raster cells = MadeElsewhere.nearCells();
    entry = listPdq(cells);
    variants("cells", cells, entry, "near-cells-q30-progressive.jpg");
  }

  private void variants(String name, Raster picture, String entry, String recompressed) {
    Raster resized = picture.resized(picture.width() * 3 / 5, picture.height() * 3 / 5);
    near(
        "n/" + name + "-small.png",
        ImageFiles.png(resized),
        resized,
        entry,
        band(resized, entry),
        "resized");
    byte[] jpeg = elsewhere.bytes(recompressed);
    Raster decoded = Raster.decode(jpeg);
    near("n/" + recompressed, jpeg, decoded, entry, band(decoded, entry), "recompressed");
    Raster cropped = picture.cropped(2);
    near(
        "n/" + name + "-cut.png",
        ImageFiles.png(cropped),
        cropped,
        entry,
        band(cropped, entry),
        "cropped");
  }

  private DistanceBand band(Raster picture, String entry) {
    int distance =
        io.winnow.fingerprint.TextbookPdq.distance(comparable(picture), known.pdqs().get(entry));
    if (distance > 20) {
      throw new IllegalStateException("a variant is " + distance + " bits away");
    }
    return DistanceBand.ofPdq(distance);
  }

  private void documents() {
    one("d/notes.txt", "text/plain; charset=utf-8", text(61), "plain text", Outcome.kept());
    one("d/notes.rtf", "application/rtf", OfficeFiles.rtf(english(62)), "RTF", Outcome.kept());
    byte[] epub = OfficeFiles.epub("The path along the ridge", english(63));
    one("d/book.epub", "application/epub+zip", epub, "EPUB", Outcome.kept());
    byte[] docx = OfficeFiles.docx(english(64), List.of());
    String word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    one("d/letter.docx", word, docx, "DOCX without pictures", Outcome.kept());
    byte[] pdf = new PdfFile().page(lines(65)).page(lines(66)).bytes();
    one("d/leaflet.pdf", "application/pdf", pdf, "PDF of two pages", Outcome.kept());
  }

  /** Parts: what they are and what they do to the record that carries them. */
  private void embedded() {
    String word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    byte[] rings = Vectors.bytes("rings-2-64x64.png");
    byte[] dunes = Vectors.bytes("dunes-8.png");

    Capture pdf =
        one(
            "e/rings.pdf",
            "application/pdf",
            new PdfFile().page(lines(71)).lossless(RINGS).bytes(),
            "PDF with a harmless picture",
            Outcome.kept());
    expected.item(pdf, 1, "the picture", Outcome.kept());

    Capture docx =
        one(
            "e/rings.docx",
            word,
            OfficeFiles.docx(english(72), List.of(rings, dunes)),
            "DOCX with two pictures",
            Outcome.kept());
    expected.item(docx, 1, "the harmless one", Outcome.kept());
    expected.item(docx, 2, "the one that the model takes amiss", Outcome.scored());

    Capture odt =
        one(
            "e/rings.odt",
            "application/vnd.oasis.opendocument.text",
            OfficeFiles.odt(english(73), rings),
            "ODT with a harmless picture",
            Outcome.kept());
    expected.item(odt, 1, "the picture", Outcome.kept());

    HtmlPage page = new HtmlPage(new Prose("en", 74), 4).picture(dataUri(rings));
    Capture html = one("e/rings.html", "text/html", html(page), "page with data:", Outcome.kept());
    expected.item(html, 1, "the picture in its data: address", Outcome.kept());

    byte[] jpeg = elsewhere.bytes("tiles-in-pdf.jpg");
    String entry = known.add(Digest.md5(jpeg), "", "", "");
    byte[] bad =
        new PdfFile().page(lines(75)).jpeg(jpeg, 120, 120).page(lines(76)).lossless(RINGS).bytes();
    Capture badPdf = cascade("e/tiles.pdf", "application/pdf", bad, "PDF with a listed JPEG", 1);
    expected.item(badPdf, 1, "the listed JPEG", Outcome.known("md5"));
    expected.entry(entry);
    expected.item(badPdf, 2, "its harmless neighbour", Outcome.cascade());
    expected.cause(badPdf, 1);

    byte[] cells = ImageFiles.png(Formulas.cells(42, 96, 96));
    entry = known.add("", "", Digest.sha256(cells), "");
    bad = OfficeFiles.docx(english(77), List.of(rings, cells));
    Capture badDocx = cascade("e/cells.docx", word, bad, "DOCX with a listed PNG", 2);
    expected.item(badDocx, 1, "its harmless neighbour", Outcome.cascade());
    expected.cause(badDocx, 2);
    expected.item(badDocx, 2, "the listed PNG", Outcome.known("sha256"));
    expected.entry(entry);

    byte[] waves = ImageFiles.png(Formulas.waves(43, 64, 64));
    entry = known.add("", Digest.sha1(waves), "", "");
    bad = html(new HtmlPage(new Prose("fr", 78), 4).picture(dataUri(waves)));
    Capture badHtml = cascade("e/waves.html", "text/html", bad, "page with a listed data: PNG", 1);
    expected.item(badHtml, 1, "the listed PNG", Outcome.known("sha1"));
    expected.entry(entry);
  }

  private Capture cascade(String path, String type, byte[] body, String what, int causePart) {
    Capture capture = one(path, type, body, what, Outcome.cascade());
    expected.cause(capture, causePart);
    return capture;
  }

  private void addresses() {
    Outcome site = Outcome.blocked("site", "demo-sites");
    at("http://weeds.example/", 81, "a listed domain", site);
    at("http://www.weeds.example/a/b.html?c=d", 82, "a host under a listed domain", site);
    at("http://deep.sub.thistle.example/", 83, "a host under a listed subdomain", site);
    at("http://WEEDS.example:8080/upper", 84, "a listed domain, upper case, with a port", site);
    at("http://notweeds.example/", 85, "a domain that ends alike", Outcome.kept());
    at("http://thistle.example/", 86, "the parent of a listed subdomain", Outcome.kept());
    Outcome allowed = Outcome.excused("allowed", "demo-allow");
    at("http://garden.weeds.example/", 87, "allowed under a listed domain", allowed);
    Outcome page = Outcome.blocked("address", "demo-urls");
    at("http://library.example/pamphlets/7.html", 88, "a listed address", page);
    at("http://library.example/pamphlets/8.html", 89, "an address next to it", Outcome.kept());
    neighbours.stranger("rings", RINGS);
    Response picture =
        new Response("http://weeds.example/r.png", "image/png", Vectors.bytes("rings-2-64x64.png"));
    one(picture, "a harmless picture on a listed domain", site);
  }

  private void at(String url, int seed, String what, Outcome outcome) {
    byte[] body = html(new HtmlPage(new Prose("en", seed), 3));
    one(new Response(url, "text/html; charset=utf-8", body), what, outcome);
  }

  private void otherRecords() {
    byte[] png = Vectors.bytes("rings-2-64x64.png");
    Map<String, String> digest = Map.of("WARC-Payload-Digest", Digest.warc(png));
    Capture resource = shard.record("resource", SITE + "resource.png", "image/png", png, digest);
    expected.item(resource, "a resource record", Outcome.kept());
    byte[] text = text(91);
    Capture conversion =
        shard.record("conversion", SITE + "en/1.html", "text/plain", text, Map.of());
    expected.item(conversion, "a conversion record", Outcome.kept());
    revisit(SITE + "en/0.html", text(92), "a revisit of something unlisted", Outcome.setAside());
    byte[] listed = text(93);
    String entry = known.add("", Digest.sha1(listed), "", "");
    revisit(SITE + "k/again.txt", listed, "a revisit of a listed payload", Outcome.known("sha1"));
    expected.entry(entry);
  }

  private void revisit(String url, byte[] payload, String what, Outcome outcome) {
    byte[] head = utf8("HTTP/1.1 304 Not Modified\r\nServer: formula/1.0\r\n\r\n");
    Map<String, String> fields =
        Map.of(
            "WARC-Payload-Digest",
            Digest.warc(payload),
            "WARC-Profile",
            "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest");
    String type = "application/http;msgtype=response";
    expected.item(shard.record("revisit", url, type, head, fields), what, outcome);
  }

  private static String[] lines(int seed) {
    return String.join(" ", english(seed)).split("(?<=[.;,]) ");
  }
}
