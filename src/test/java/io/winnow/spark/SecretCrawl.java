package io.winnow.spark;

import com.google.common.io.BaseEncoding;
import io.winnow.core.Digests;
import io.winnow.core.Fingerprint;
import io.winnow.core.Pixels;
import io.winnow.fingerprint.Digester;
import io.winnow.fingerprint.PdqHasher;
import io.winnow.table.SampleIndex;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;

/** A shard with harmless pictures by formula and pages, some of them on lists, and its index. */
final class SecretCrawl {
  private static final String PROSE =
      "The orchard keeps four kinds of apples, and in autumn the baskets stand along the wall."
          + " Whoever comes by may take one home. ";
  private static final int SIDE = 240;

  private final ByteArrayOutputStream shard = new ByteArrayOutputStream();
  private final List<SampleIndex.Capture> captures = new ArrayList<>();

  /** Picture number n, as a PNG. */
  static byte[] png(int n) throws IOException {
    return file(image(n), "png");
  }

  private static BufferedImage image(int n) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double far = Math.hypot(x - 17.0 * n, y - 70 - 3.0 * n);
        int red = (int) (127 + 120 * Math.sin(far / (7 + n % 5)));
        int green = (int) (127 + 120 * Math.cos((x + n * y) / 31.0));
        image.setRGB(x, y, red << 16 | green << 8 | (x * y / 240 & 0xff));
      }
    }
    return image;
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  /** What a list would say of picture n. */
  static Fingerprint pdq(int n) {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    int at = 0;
    for (int pixel : image(n).getRGB(0, 0, SIDE, SIDE, null, 0, SIDE)) {
      rgb[at++] = (byte) (pixel >> 16);
      rgb[at++] = (byte) (pixel >> 8);
      rgb[at++] = (byte) pixel;
    }
    return new PdqHasher().hash(Pixels.rgb(SIDE, SIDE, rgb)).fingerprint();
  }

  /**
   * What that list holds: the picture, the picture again as a JPEG, a page of the domain, a page
   * with the term.
   */
  void plant(int n, Set<String> kinds, Map<String, String> values) throws IOException {
    if (kinds.contains("md5") || kinds.contains("url")) {
      add(values.get("url"), "image/png", png(n));
    }
    if (kinds.contains("pdq")) {
      add("http://recoded.example/zzq-recoded-" + n, "image/jpeg", file(image(n), "jpg"));
    }
    if (kinds.contains("domain")) {
      page("http://www." + values.get("domain") + "/zzq-below-" + n, PROSE);
    }
    if (kinds.contains("term")) {
      page("http://pages.example/zzq-worded-" + n, PROSE + values.get("term") + ". " + PROSE);
    }
  }

  /** What is on no list. */
  void plantOthers(int n) throws IOException {
    add("http://other.example/picture", "image/png", png(n));
    page("http://other.example/page", PROSE + PROSE);
  }

  private void page(String url, String text) throws IOException {
    String html = "<html><body><p>" + text + "</p></body></html>";
    add(url, "text/html", html.getBytes(StandardCharsets.UTF_8));
  }

  private void add(String url, String type, byte[] body) throws IOException {
    byte[] head =
        "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(type, body.length)
            .getBytes(StandardCharsets.US_ASCII);
    int offset = shard.size();
    String id = "urn:uuid:00000000-0000-4000-8000-%012d".formatted(captures.size());
    shard.writeBytes(
        ("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <%s>\r\n"
                + "WARC-Date: 2024-05-17T12:34:56Z\r\nWARC-Target-URI: %s\r\n"
                + "Content-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n")
            .formatted(id, url, head.length + body.length)
            .getBytes(StandardCharsets.US_ASCII));
    shard.writeBytes(head);
    shard.writeBytes(body);
    shard.writeBytes("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    Digests digests = Digester.of(body);
    captures.add(
        new SampleIndex.Capture(
            url,
            BaseEncoding.base32().encode(digests.sha1().bytes()),
            "crawl-data/warc/crawl.warc",
            offset,
            shard.size() - offset));
  }

  /** Writes {@code shards/crawl.warc} and {@code index/part.parquet}. */
  void write(Path folder) throws IOException {
    Files.write(
        Files.createDirectories(folder.resolve("shards")).resolve("crawl.warc"),
        shard.toByteArray());
    SampleIndex.write(
        Files.createDirectories(folder.resolve("index")).resolve("part.parquet"), captures);
  }
}
