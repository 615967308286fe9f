package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ListEntry;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every format keeps to. */
abstract class ListFormatContract {
  abstract ListFormat format();

  /** A list with the header lines version, date, canary and two entries, the second malformed. */
  abstract String sample();

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
      assertEquals(List.of("version=1", "date=2024-05-01", "canary=a.example"), sink.headers);
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

  Recorder read(String text) throws IOException {
    Recorder sink = new Recorder();
    format().read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Map.of(), sink);
    return sink;
  }

  static final class Recorder implements ListSink {
    final List<String> headers = new ArrayList<>();
    final List<ListEntry> entries = new ArrayList<>();
    final List<String> malformed = new ArrayList<>();

    @Override
    public void header(String name, String value, int line) {
      headers.add(name + "=" + value);
    }

    @Override
    public void entry(ListEntry entry) {
      entries.add(entry);
    }

    @Override
    public void unknownAlgorithm(String name, int line, int column) {}

    @Override
    public void malformed(int line, int column, String message) {
      malformed.add(line + ":" + column);
    }
  }
}
