package io.winnow.list.compiled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.list.compiled.Made.Source;
import io.winnow.list.index.Sections;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CompiledFileTest {
  private static final Optional<ListKey> PLAIN = Optional.empty();
  private static final Optional<ListKey> SEALED = Optional.of(Made.KEY);

  private final CompiledList list =
      Made.compile(List.of(Made.random(new Random(1), "a"), Made.random(new Random(2), "b")));

  @Test
  void isOpenedAsItWasMade() throws IOException {
    byte[] plain = Made.bytes(list, PLAIN);
    CompiledList opened = Made.open(plain, PLAIN);
    assertArrayEquals(plain, Made.bytes(opened, PLAIN));
    for (int n = 0; n < 12; n++) {
      assertEquals(list.exact(Made.md5(n), true), opened.exact(Made.md5(n), true));
      assertEquals(list.nearest(Made.pdq(n), 31, true), opened.nearest(Made.pdq(n), 31, true));
    }
    assertArrayEquals(plain, Made.bytes(Made.open(Made.bytes(list, SEALED), SEALED), PLAIN));
  }

  @Test
  void aCutOrChangedFileIsRefusedWithAMessage() {
    for (Optional<ListKey> key : List.of(PLAIN, SEALED)) {
      byte[] whole = Made.bytes(list, key);
      Random random = new Random(3);
      for (int i = 0; i < 400; i++) {
        byte[] broken = whole.clone();
        switch (random.nextInt(3)) {
          case 0 -> broken = Arrays.copyOf(whole, random.nextInt(whole.length));
          case 1 -> broken = Arrays.copyOf(whole, whole.length + 1 + random.nextInt(100));
          default -> broken[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
        }
        byte[] bytes = broken;
        String message =
            assertThrows(BrokenListException.class, () -> Made.open(bytes, key)).getMessage();
        assertTrue(message != null && !message.isEmpty());
      }
    }
  }

  /** Whoever writes files can write digests too: then lookups must still not throw nor hang. */
  @Test
  void aHostileFileWithAGoodDigestIsRefusedOrHarmless() throws IOException {
    byte[] whole = Made.bytes(list, PLAIN);
    Random random = new Random(4);
    int opened = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] hostile = whole.clone();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        hostile[8 + random.nextInt(whole.length - 40)] =
            random.nextBoolean() ? (byte) random.nextInt() : (byte) (random.nextBoolean() ? -1 : 0);
      }
      byte[] digest = CompiledFile.sha256().digest(Arrays.copyOf(hostile, hostile.length - 32));
      System.arraycopy(digest, 0, hostile, hostile.length - 32, 32);
      try {
        CompiledList list = Made.open(hostile, PLAIN);
        opened++;
        lookUp(list);
      } catch (BrokenListException e) {
        assertTrue(e.getMessage() != null);
      }
    }
    assertTrue(opened > 50, "the test must reach the look-ups: " + opened);
  }

  /** A list without its index would find nothing near, and say nothing. */
  @Test
  void aListWhoseTablesDoNotHoldWhatItSaysIsRefused() {
    Sections without = new Sections();
    for (String name : list.sections().names()) {
      if (!name.startsWith("radius/")) {
        without.put(name, list.sections().section(name));
      }
    }
    assertThrows(IllegalArgumentException.class, () -> CompiledList.open(list.header(), without));
    Header said = list.header();
    TreeMap<String, Long> counts = new TreeMap<>(said.counts());
    counts.merge("md5", 1L, Long::sum);
    Header more =
        new Header(
            said.id(),
            said.purpose(),
            said.version(),
            said.date(),
            said.created(),
            said.sources(),
            said.entries(),
            said.gone(),
            said.disputed(),
            counts,
            said.duplicates(),
            said.lost(),
            said.notes(),
            said.metrics(),
            said.tables(),
            said.canaries(),
            said.hot(),
            said.sections());
    assertThrows(IllegalArgumentException.class, () -> CompiledList.open(more, list.sections()));
  }

  @Test
  void itsCoverageIsSaidInTheSameWordsEverywhere() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(
          "33.3 % of list l is active (1,000 of 3,000; not active: 2,000 photodna)",
          new Coverage(1000, new TreeMap<>(Map.of("photodna", 2000L))).sentence("l"));
    } finally {
      Locale.setDefault(before);
    }
  }

  private static void lookUp(CompiledList list) {
    for (int n = 0; n < 12; n++) {
      int entry = list.exact(Made.md5(n), true);
      if (entry >= 0) {
        String unused = list.entries().shownId(entry) + list.entries().category(entry);
      }
      list.nearest(Made.pdq(n), 31, false)
          .ifPresent(found -> list.entries().shownId(found.entry()));
    }
    int unused = list.domain("a.d1.example", false, false) + list.url("f.example/1/2", true);
    String sentence = list.coverage().sentence("l");
    assertTrue(!sentence.isEmpty());
  }

  @Test
  void aSealedListNeedsItsKey() {
    byte[] sealed = Made.bytes(list, SEALED);
    ListKey other = ListKey.parse("f".repeat(64));
    assertEquals(
        "it is sealed with key %s, and the one at hand is %s".formatted(Made.KEY.id(), other.id()),
        message(sealed, Optional.of(other)));
    assertTrue(message(sealed, PLAIN).contains("--list-key"));
    assertThrows(IllegalArgumentException.class, () -> ListKey.parse("f".repeat(63)));
  }

  @Test
  void segmentsCannotBeSwappedLeftOutOrTakenFromAnotherFile() throws IOException {
    // Enough entries for several segments of 1 MiB.
    List<Made.Said> entries =
        java.util.stream.IntStream.range(0, 60_000)
            .mapToObj(n -> Made.said("entry-" + n, n))
            .toList();
    CompiledList large = Made.compile(List.of(new Source("l", Made.DAY, entries)));
    byte[] sealed = Made.bytes(large, SEALED);
    byte[] again = Made.bytes(large, SEALED);
    int segment = SealHead.segmentBytes() + SealHead.TAG_BYTES;
    assertTrue(sealed.length > 64 + 2 * segment);
    CompiledList unused = Made.open(sealed, SEALED);

    byte[] swapped = sealed.clone();
    System.arraycopy(sealed, 64, swapped, 64 + segment, segment);
    System.arraycopy(sealed, 64 + segment, swapped, 64, segment);
    byte[] leftOut = Arrays.copyOf(sealed, sealed.length - segment);
    System.arraycopy(sealed, 64 + segment, leftOut, 64, sealed.length - segment - 64);
    byte[] mixed = sealed.clone();
    System.arraycopy(again, 64, mixed, 64, segment);
    byte[] cut = Arrays.copyOf(sealed, 64 + segment);
    for (byte[] bytes : List.of(swapped, leftOut, mixed, cut)) {
      assertTrue(message(bytes, SEALED).contains("segment"), message(bytes, SEALED));
    }
  }

  @Test
  void theKeyAndTheValuesAreInNoMessageAndNoText() {
    assertEquals("ListKey " + Made.KEY.id(), Made.KEY.toString());
    assertTrue(list.toString().startsWith("compiled list demo"));
  }

  private static String message(byte[] bytes, Optional<ListKey> key) {
    return String.valueOf(
        assertThrows(BrokenListException.class, () -> Made.open(bytes, key)).getMessage());
  }
}
