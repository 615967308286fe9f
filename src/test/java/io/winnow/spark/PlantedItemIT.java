package io.winnow.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Digests;
import io.winnow.core.Fingerprint;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.Verdict;
import io.winnow.fingerprint.Digester;
import io.winnow.fingerprint.PdqHasher;
import io.winnow.run.Manifest;
import io.winnow.run.RunKind;
import io.winnow.run.RunLocation;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.spark.SparkConf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants harmless pictures and addresses, lists them, runs the real job, and then looks for them in
 * everything that was written or said: outputs, temporary files, console and logs.
 */
class PlantedItemIT {
  private static final String PLANTED_URL = "http://plant.example/zz-planted-picture.jpg";
  private static final String PLANTED_PAGE = "http://plant.example/zz-planted-page.html";
  private static final String PLANTED_PDF = "http://plant.example/zz-planted-leaflet.pdf";
  private static final String LISTED_URL = "http://zz-listed.example/zz-listed-address";
  private static final String PROSE =
      "<p>The orchard keeps four kinds of apples, and in autumn the baskets stand along the wall."
          + " Whoever comes by may take one home.</p>";

  @TempDir Path folder;
  private final ByteArrayOutputStream shard = new ByteArrayOutputStream();
  private int records;

  /** What must not be found, and the name by which a failure may call it. */
  private final Map<String, byte[]> content = new LinkedHashMap<>();

  private final Map<String, byte[]> origin = new LinkedHashMap<>();

  private static BufferedImage image(int seed) {
    BufferedImage image = new BufferedImage(240, 180, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 180; y++) {
      for (int x = 0; x < 240; x++) {
        double far = Math.hypot(x - 30.0 * seed, y - 70);
        int red = (int) (127 + 120 * Math.sin(far / (5 + seed)));
        int green = (int) (127 + 120 * Math.cos((x + seed * y) / 23.0));
        image.setRGB(x, y, red << 16 | green << 8 | (x * y / 170 & 0xff));
      }
    }
    return image;
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  private static Fingerprint pdq(BufferedImage image) {
    byte[] rgb = new byte[image.getWidth() * image.getHeight() * 3];
    int at = 0;
    for (int pixel : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, 240)) {
      rgb[at++] = (byte) (pixel >> 16);
      rgb[at++] = (byte) (pixel >> 8);
      rgb[at++] = (byte) pixel;
    }
    return new PdqHasher()
        .hash(io.winnow.core.Pixels.rgb(image.getWidth(), image.getHeight(), rgb))
        .fingerprint();
  }

  private void response(String url, String type, byte[] body) throws IOException {
    byte[] head =
        "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(type, body.length)
            .getBytes(StandardCharsets.US_ASCII);
    String id = "urn:uuid:00000000-0000-4000-8000-%012d".formatted(++records);
    byte[] warc =
        ("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <%s>\r\n"
                + "WARC-Date: 2024-05-17T12:34:56Z\r\nWARC-Target-URI: %s\r\n"
                + "Content-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n")
            .formatted(id, url, head.length + body.length)
            .getBytes(StandardCharsets.US_ASCII);
    try (GZIPOutputStream member = new GZIPOutputStream(shard)) {
      member.write(warc);
      member.write(head);
      member.write(body);
      member.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** The least PDF that shows a JPEG. */
  private static byte[] pdf(byte[] jpeg) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    List<Integer> starts = new ArrayList<>();
    pdf.writeBytes("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII));
    String text = "BT /F1 12 Tf 72 700 Td (Four kinds of apples grow here) Tj ET\n";
    String draw = text + "q 160 0 0 120 72 500 cm /P Do Q";
    for (String object :
        List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources"
                + " << /XObject << /P 5 0 R >> /Font << /F1 6 0 R >> >> >>",
            "<< /Length %d >>\nstream\n%s\nendstream".formatted(draw.length(), draw),
            "JPEG",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")) {
      starts.add(pdf.size());
      pdf.writeBytes((starts.size() + " 0 obj\n").getBytes(StandardCharsets.US_ASCII));
      if (object.equals("JPEG")) {
        String dictionary =
            "<< /Type /XObject /Subtype /Image /Width 240 /Height 180 /ColorSpace /DeviceRGB"
                + " /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n";
        pdf.writeBytes(dictionary.formatted(jpeg.length).getBytes(StandardCharsets.US_ASCII));
        pdf.writeBytes(jpeg);
        pdf.writeBytes("\nendstream".getBytes(StandardCharsets.US_ASCII));
      } else {
        pdf.writeBytes(object.getBytes(StandardCharsets.US_ASCII));
      }
      pdf.writeBytes("\nendobj\n".getBytes(StandardCharsets.US_ASCII));
    }
    int xref = pdf.size();
    StringBuilder end = new StringBuilder("xref\n0 7\n0000000000 65535 f \n");
    starts.forEach(start -> end.append("%010d 00000 n \n".formatted(start)));
    end.append("trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n" + xref + "\n%%EOF\n");
    pdf.writeBytes(end.toString().getBytes(StandardCharsets.US_ASCII));
    return pdf.toByteArray();
  }

  private void forbidPicture(String name, byte[] picture) {
    for (int at : new int[] {picture.length / 3, picture.length / 2, picture.length - 40}) {
      byte[] window = Arrays.copyOfRange(picture, at, at + 32);
      content.put(name + " bytes at " + at, window);
      for (int shift = 0; shift < 3; shift++) {
        byte[] base64 = Base64.getEncoder().encode(Arrays.copyOfRange(window, shift, 30));
        content.put(name + " base64 at " + at + "+" + shift, Arrays.copyOf(base64, 32));
      }
    }
    Digests digests = Digester.of(picture);
    digests.all().forEach(f -> forbidFingerprint(name + " " + f.algorithm(), f));
  }

  private void forbidFingerprint(String name, Fingerprint fingerprint) {
    forbidOrigin(name, fingerprint.hex());
    forbidOrigin(name + " upper", fingerprint.hex().toUpperCase(java.util.Locale.ROOT));
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(fingerprint.bytes());
    forbidOrigin(name + " base64", base64.substring(0, base64.length() - 1));
    origin.put(name + " raw", fingerprint.bytes());
  }

  private void forbidOrigin(String name, String text) {
    origin.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsListedIsNowhereButInEvidence() throws IOException {
    Path given = Files.createDirectories(folder.resolve("given"));
    Path out = folder.resolve("out");
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    CleanRequest request = plant(given, out);

    StringWriter log = new StringWriter();
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    Manifest manifest = run(request, temporary, log, console);

    assertEquals(Manifest.State.COMPLETE, manifest.state());
    assertEquals(7, manifest.tally().records());
    assertEquals(7, manifest.tally().count(Verdict.EXCLUDED), () -> "" + manifest.tally());
    assertEquals(2, manifest.tally().count(Verdict.KEPT), () -> "" + manifest.tally());

    List<String> leaks = new ArrayList<>();
    look("console", console.toByteArray(), true, leaks);
    look("log", log.toString().getBytes(StandardCharsets.UTF_8), true, leaks);
    assertTrue(log.toString().length() > 1000, "the log was heard");
    int tables = files(out, leaks) + files(temporary, leaks);
    assertEquals(List.of(), leaks);
    assertEquals(4, tables);
    assertTrue(finds(tableText(evidence(out), Tables.EVIDENCE), PLANTED_URL), "evidence has it");
  }

  private CleanRequest plant(Path given, Path out) throws IOException {
    BufferedImage planted = image(1);
    byte[] jpeg = file(planted, "jpg");
    byte[] png = file(image(4), "png");
    forbidPicture("the picture", jpeg);
    forbidPicture("the recoded picture", png);
    forbidFingerprint("the listed pdq", pdq(image(4)));
    forbidFingerprint(
        "the picture's pdq", pdq(ImageIO.read(new java.io.ByteArrayInputStream(jpeg))));
    for (String text :
        List.of(
            "zz-planted-picture",
            "zz-planted-page",
            "zz-planted-leaflet",
            "zz-listed",
            "zz-entry",
            "00000000-0000-4000-8000-000000000001")) {
      forbidOrigin(text, text);
    }

    response(PLANTED_URL, "image/jpeg", jpeg);
    response(PLANTED_PDF, "application/pdf", pdf(jpeg));
    String data = "<img src='data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
    response(PLANTED_PAGE, "text/html", (PROSE + data + "'>").getBytes(StandardCharsets.UTF_8));
    response("http://plant.example/zz-planted-picture.png", "image/png", png);
    response(LISTED_URL, "text/html", PROSE.getBytes(StandardCharsets.UTF_8));
    response("http://a.example/page", "text/html", PROSE.getBytes(StandardCharsets.UTF_8));
    response("http://a.example/picture", "image/png", file(image(7), "png"));

    String head = "# version: 1\n# date: 2024-05-01\n";
    Files.writeString(
        given.resolve("known.csv"),
        head
            + "id,md5,pdq\nzz-entry-1,%s,\nzz-entry-2,,%s\n"
                .formatted(Digester.of(jpeg).md5().hex(), pdq(image(4)).hex()));
    Files.writeString(given.resolve("urls.csv"), head + "id,url\nzz-entry-3," + LISTED_URL + "\n");
    Files.writeString(given.resolve("token.key"), "5a".repeat(32));
    Files.writeString(
        given.resolve("policy.yaml"),
        """
        policy: planted
        format: 1
        lists:
          - {id: known, path: known.csv, purpose: csam, max-age: never, permissions: any}
          - {id: urls, path: urls.csv, purpose: custom, confidential: true, max-age: never, permissions: any}
        rules:
          - {id: address, list: urls, match: url, verdict: exclude}
          - {id: bytes, list: known, match: md5, verdict: exclude}
          - {id: pixels, list: known, match: pdq, verdict: exclude}
        """);
    Path input = Files.createDirectories(given.resolve("shards"));
    Files.write(input.resolve("crawl.warc.gz"), shard.toByteArray());
    return new CleanRequest(
        List.of(input.toString()),
        Optional.empty(),
        given.resolve("policy.yaml").toString(),
        RunLocation.of(out.toString(), Optional.empty(), Optional.empty()),
        given.resolve("token.key").toString(),
        Optional.empty(),
        RunKind.CLEAN,
        CleanRequest.Existing.REFUSE,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        2);
  }

  private static Manifest run(
      CleanRequest request, Path temporary, StringWriter log, ByteArrayOutputStream console)
      throws IOException {
    SparkConf conf = Engine.settings("planted").setMaster("local[2,2]");
    conf.set("spark.local.dir", temporary.toString()).set("spark.driver.host", "127.0.0.1");
    Clock clock = Clock.fixed(Instant.parse("2024-06-01T00:00:00Z"), ZoneOffset.UTC);
    String before = System.getProperty("java.io.tmpdir");
    PrintStream out = System.out;
    PrintStream err = System.err;
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    LoggerConfig root = context.getConfiguration().getRootLogger();
    Level level = root.getLevel();
    WriterAppender appender =
        WriterAppender.newBuilder()
            .setName("planted")
            .setTarget(log)
            .setLayout(PatternLayout.createDefaultLayout())
            .build();
    appender.start();
    // Everything is heard, but a reader of the build's output need not hear it.
    Map<String, Appender> others = new LinkedHashMap<>(root.getAppenders());
    limit(root, others, Level.WARN);
    root.addAppender(appender, Level.DEBUG, null);
    root.setLevel(Level.DEBUG);
    context.updateLoggers();
    try (PrintStream heard = new PrintStream(console, true, StandardCharsets.UTF_8)) {
      System.setProperty("java.io.tmpdir", temporary.toString());
      System.setOut(heard);
      System.setErr(heard);
      return new CleanJob(request, conf, JobProgress.NONE, clock).run().manifest();
    } finally {
      System.setOut(out);
      System.setErr(err);
      System.setProperty("java.io.tmpdir", before);
      root.removeAppender("planted");
      limit(root, others, null);
      root.setLevel(level);
      context.updateLoggers();
      appender.stop();
    }
  }

  private static void limit(
      LoggerConfig root, Map<String, Appender> appenders, @Nullable Level level) {
    appenders.forEach(
        (name, appender) -> {
          root.removeAppender(name);
          root.addAppender(appender, level, null);
        });
  }

  /** Looks through every file as it lies there and, of tables, through every value. */
  private int files(Path root, List<String> leaks) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    int tables = 0;
    for (Path file : files) {
      String name = root.relativize(file).toString();
      boolean evidence = name.startsWith("evidence/");
      look(name, name.getBytes(StandardCharsets.UTF_8), true, leaks);
      look(name, Files.readAllBytes(file), !evidence, leaks);
      for (Schema schema : Tables.ALL) {
        if (name.startsWith(schema.name() + "/") && name.endsWith(".parquet")) {
          look(name + " rows", tableText(file, schema), !evidence, leaks);
          tables++;
        }
      }
    }
    return tables;
  }

  private static Path evidence(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out.resolve("evidence"))) {
      return files.findFirst().orElseThrow();
    }
  }

  private static byte[] tableText(Path file, Schema schema) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (TableReader reader = new TableReader(schema, FileChannel.open(file))) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        row.writeCanonical(new java.io.DataOutputStream(text));
      }
    }
    return text.toByteArray();
  }

  private void look(String where, byte[] bytes, boolean originToo, List<String> leaks) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Map<String, byte[]> forbidden = new LinkedHashMap<>(content);
    if (originToo) {
      forbidden.putAll(origin);
    }
    forbidden.forEach(
        (name, needle) -> {
          if (text.contains(new String(needle, StandardCharsets.ISO_8859_1))) {
            leaks.add(where + ": " + name);
          }
        });
  }

  private static boolean finds(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }
}
