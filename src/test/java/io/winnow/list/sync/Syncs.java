package io.winnow.list.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.list.sync.Checkpoint.Reading;
import io.winnow.list.sync.HashServer.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A sync in this JVM whose clock and waits are the test's, and what it left in its folder. */
final class Syncs implements SyncProgress {
  static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

  final HashServer server;
  final Path folder;
  final List<Duration> waits = new ArrayList<>();
  final List<String> said = new ArrayList<>();
  Instant now = NOW;
  int tries = 4;
  long largestWindow = 1000;
  long pageBytes = 1 << 20;
  Duration stall = Duration.ofSeconds(20);
  @Nullable Path ca;
  Credentials credentials = Credentials.of(HashServer.USER, HashServer.PASSWORD, "test");
  String url;
  Runnable onStored = () -> {};
  Runnable onCheckpoint = () -> {};

  Syncs(HashServer server, Path folder) {
    this.server = server;
    this.folder = folder;
    this.url = server.url();
  }

  SyncReport run() throws IOException, InterruptedException {
    Feed feed = new NcmecFeed();
    Endpoint endpoint = Endpoint.parse(url);
    Clock clock =
        new Clock() {
          @Override
          public Instant instant() {
            return now;
          }

          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }
        };
    HttpPages client =
        new HttpPages(
            endpoint,
            credentials,
            ca == null ? null : Trust.only(ca),
            feed.mediaTypes(),
            clock,
            new TransportLimits(Duration.ofSeconds(20), stall, pageBytes));
    PageFetcher fetcher =
        new PageFetcher(client, feed, Patience.of(tries), waits::add, new Random(1), this);
    SyncSettings settings =
        new SyncSettings(endpoint, folder, "zz-test", credentials, ca, null, tries);
    return new ListSync(settings, feed, fetcher, largestWindow, clock, this).run();
  }

  @Override
  public void retry(String why, int times, Duration wait) {
    said.add(why);
  }

  @Override
  public void note(String sentence) {
    said.add(sentence);
  }

  @Override
  public void stored(long pages, long entries, long bytes) {
    onStored.run();
  }

  @Override
  public void checkpointed() {
    onCheckpoint.run();
  }

  Checkpoint checkpoint() throws IOException {
    return CheckpointJson.read(Files.readAllBytes(folder.resolve(SyncFolder.CHECKPOINT)))
        .orElseThrow();
  }

  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  List<Path> pages() throws IOException {
    return files().stream().filter(file -> file.toString().endsWith(".xml")).toList();
  }

  /** What all pages together say: of each key the latest word, deleted ones too. */
  Map<String, Entry> union() throws IOException {
    Map<String, Entry> union = new TreeMap<>();
    for (Path page : pages()) {
      for (Entry entry : entries(page)) {
        union.merge(entry.key(), entry, (a, b) -> a.time().isAfter(b.time()) ? a : b);
      }
    }
    return union;
  }

  /** Read with another parser than the one under test. */
  private static List<Entry> entries(Path page) throws IOException {
    List<Entry> entries = new ArrayList<>();
    Document document;
    try {
      document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(page.toFile());
    } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException e) {
      throw new AssertionError(page + " is no XML", e);
    }
    for (String name : List.of("image", "deletedImage", "video", "deletedVideo")) {
      NodeList found = document.getElementsByTagName(name);
      for (int i = 0; i < found.getLength(); i++) {
        Element e = (Element) found.item(i);
        NodeList md5 = e.getElementsByTagName("md5");
        entries.add(
            new Entry(
                Integer.parseInt(
                    ((Element) e.getElementsByTagName("member").item(0)).getAttribute("id")),
                e.getElementsByTagName("id").item(0).getTextContent(),
                name.endsWith("ideo"),
                Instant.parse(e.getElementsByTagName("timestamp").item(0).getTextContent()),
                name.startsWith("deleted"),
                md5.getLength() == 0 ? "" : md5.item(0).getTextContent()));
      }
    }
    return entries;
  }

  /** The folder says what the server says, its windows have no gap, its files are private. */
  void isWhole() throws IOException {
    assertEquals(server.snapshot(), union());
    Checkpoint at = checkpoint();
    assertEquals(null, at.current());
    assertEquals(List.of(), at.pending());
    Instant covered = Instant.EPOCH;
    for (Reading window : at.done()) {
      assertTrue(!window.window().from().isAfter(covered), () -> "a gap before " + window);
      covered = window.window().to();
      assertEquals(window.pages(), pagesOf(window.window()), window::toString);
    }
    assertEquals(covered, at.completedTo());
    for (Path file : files()) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
          file::toString);
    }
  }

  private long pagesOf(Window window) throws IOException {
    return pages().stream()
        .filter(page -> page.getFileName().toString().contains(window.name()))
        .count();
  }

  /** Entries of made-up hashes, the later ones more often deleted. */
  static void fill(HashServer server, int count, Random random, Instant from, Instant to) {
    long span = Duration.between(from, to).toSeconds();
    for (int i = 0; i < count; i++) {
      server.put(entry(random, "e" + i, from.plusSeconds(1 + random.nextLong(span))));
    }
  }

  static Entry entry(Random random, String id, Instant time) {
    boolean deleted = random.nextInt(4) == 0;
    String md5 = deleted ? "" : "%016x%016x".formatted(random.nextLong(), random.nextLong());
    return new Entry(
        1 + Math.floorMod(id.hashCode(), 3), id, id.hashCode() % 2 == 0, time, deleted, md5);
  }
}
