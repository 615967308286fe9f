package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ListEntry;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every format keeps to. */
abstract class ListFormatContract {
  abstract ListFormat format();

  /** A list with the header lines version, date, canary and two entries, the second malformed. */
  abstract String sample();

  /** What the sample says of itself; empty for formats without header lines. */
  List<String> headers() {
    return List.of("version=1", "date=2024-05-01", "canary=a.example");
  }

  /** Whether a file is one document that can break off. */
  boolean isDocument() {
    return false;
  }

  /** Hostile files; none may give an entry, fail or take long. */
  List<String> bombs() {
    return List.of();
  }

  /** Where the malformed entry stands. */
  abstract String place();

  abstract String fileName();

  @Test
  void isInTheCatalogueAndPassesItsSelfTest() {
    ListFormat found = Catalogue.load(ListFormat.class).byId(format().id()).orElseThrow();
    assertEquals(format().getClass(), found.getClass());
    found.selfTest();
  }

  @Test
  void recognisesItsFilesByName() {
    assertTrue(format().recognises(fileName()));
    assertFalse(format().recognises("list.exe"));
    assertFalse(format().recognises(""));
  }

  @Test
  void givesHeadersEntriesAndPlacesWithAnyLineEnd() throws IOException {
    for (String lineEnd : List.of("\n", "\r\n")) {
      Recorder sink = read(sample().replace("\n", lineEnd));
      assertEquals(headers(), sink.headers);
      assertEquals(1, sink.entries.size());
      assertEquals(List.of(place()), sink.malformed);
    }
  }

  @Test
  void readsAnEmptyFileAsNothing() throws IOException {
    Recorder sink = read("");
    assertEquals(List.of(), sink.entries);
    assertEquals(List.of(), sink.malformed);
  }

  @Test
  void doesNotChokeOnRubbish() throws IOException {
    Random random = new Random(9);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(2000)];
      random.nextBytes(bytes);
      format().read(new ByteArrayInputStream(bytes), Map.of(), new Recorder());
    }
  }

  @Test
  void readsAnyPieceAndAnyAlterationOfItsSample() throws IOException {
    byte[] sample = sample().getBytes(StandardCharsets.UTF_8);
    int end = sample().stripTrailing().length();
    for (int length = 1; length < sample.length; length++) {
      Recorder sink = new Recorder();
      format().read(new ByteArrayInputStream(sample, 0, length), Map.of(), sink);
      assertTrue(!isDocument() || length >= end || !sink.malformed.isEmpty(), "cut is not seen");
    }
    Random random = new Random(10);
    for (int i = 0; i < 500; i++) {
      byte[] altered = sample.clone();
      for (int j = 0; j <= random.nextInt(4); j++) {
        altered[random.nextInt(altered.length)] = (byte) random.nextInt(256);
      }
      format().read(new ByteArrayInputStream(altered), Map.of(), new Recorder());
    }
  }

  @Test
  void quotesNothingWhateverStandsWhere() throws IOException {
    for (String canary : List.of("canary0123456789abcdef", "https://canary.example/0123")) {
      Matcher word = Pattern.compile("[A-Za-z0-9_./-]+").matcher(sample());
      while (word.find()) {
        String planted =
            sample().substring(0, word.start()) + canary + sample().substring(word.end());
        for (String said : read(planted).messages) {
          assertFalse(said.toLowerCase(Locale.ROOT).contains("canary0"), said);
          assertFalse(said.toLowerCase(Locale.ROOT).contains("canary."), said);
        }
      }
    }
  }

  @Test
  void takesNoHarmFromHostileFiles() throws IOException {
    for (String bomb : bombs()) {
      Recorder sink =
          assertTimeout(
              Duration.ofSeconds(20),
              () -> read(bomb),
              bomb.substring(0, Math.min(80, bomb.length())));
      assertEquals(List.of(), sink.entries);
      assertFalse(sink.malformed.isEmpty());
    }
  }

  /** Reads a fixture. */
  Recorder readFile(String name) throws IOException {
    Recorder sink = new Recorder();
    try (InputStream in = ListFormatContract.class.getResourceAsStream(name)) {
      format().forFile(name).read(in, Map.of(), sink);
    }
    return sink;
  }

  Recorder read(String text) throws IOException {
    Recorder sink = new Recorder();
    format().read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Map.of(), sink);
    return sink;
  }

  static final class Recorder implements ListSink {
    final List<String> headers = new ArrayList<>();
    final List<ListEntry> entries = new ArrayList<>();
    final List<String> malformed = new ArrayList<>();
    final List<String> unknown = new ArrayList<>();
    final List<String> messages = new ArrayList<>();

    @Override
    public void header(String name, String value, int line) {
      headers.add(name + "=" + value);
    }

    @Override
    public void entry(ListEntry entry) {
      entries.add(entry);
    }

    @Override
    public void unknownAlgorithm(String name, int line, int column) {
      unknown.add(name);
      messages.add(name);
    }

    @Override
    public void malformed(int line, int column, String message) {
      malformed.add(line + ":" + column);
      messages.add(message);
    }
  }
}
