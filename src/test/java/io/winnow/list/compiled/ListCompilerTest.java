package io.winnow.list.compiled;

import static io.winnow.list.compiled.Made.DAY;
import static io.winnow.list.compiled.Made.gone;
import static io.winnow.list.compiled.Made.md5;
import static io.winnow.list.compiled.Made.said;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.EntryStatus;
import io.winnow.core.Fingerprint;
import io.winnow.list.compiled.Made.Said;
import io.winnow.list.compiled.Made.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListCompilerTest {
  private static final Instant NOON = Instant.parse("2024-05-02T12:00:00Z");

  @Test
  void aLaterEntryReplacesTheFormerWithAllItsValues() {
    Source base = new Source("base", DAY, List.of(said("1", 1), said("2", 2)));
    Source update = new Source("update", DAY.plusDays(1), List.of(said("1", 3)));

    CompiledList list = Made.compile(List.of(update, base));

    assertEquals(-1, list.exact(md5(1), true));
    assertEquals("1", id(list, md5(3)));
    assertEquals("2", id(list, md5(2)));
    assertEquals("2024-05-02", list.version());
    assertEquals(Map.of("md5", 2L), list.counts());
  }

  @Test
  void whatIsGoneIsRememberedAndAnOlderSourceDoesNotBringItBack() {
    Source update = new Source("update", DAY.plusDays(1), List.of(gone("1", NOON)));
    CompiledList early = Made.compile(List.of(update));
    assertEquals(1, early.gone());

    ListCompiler compiler = Made.compiler();
    compiler.add(early);
    Made.read(compiler, new Source("base", DAY, List.of(said("1", 1), said("2", 2))));
    CompiledList list = Made.finish(compiler);

    assertEquals(-1, list.exact(md5(1), true));
    assertEquals("2", id(list, md5(2)));
    assertEquals(1, list.gone());
  }

  /** Of entries without id, as StopNCII's are: one holder has no say over another's. */
  @Test
  void whatOneHolderOrOwnerTakesBackStaysListedWhereAnotherListsIt() {
    Said listed = anonymous("", EntryStatus.ACTIVE);
    Said ofMember = anonymous("member", EntryStatus.ACTIVE);
    Said takenBack = anonymous("", EntryStatus.WITHDRAWN);
    for (Said stays : List.of(listed, ofMember)) {
      for (boolean compiledBefore : List.of(true, false)) {
        ListCompiler compiler = Made.compiler();
        Source base = new Source("base", DAY, List.of(stays));
        if (compiledBefore) {
          ListCompiler earlier = Made.compiler();
          Made.read(earlier, "one", base);
          compiler.add(Made.finish(earlier));
        } else {
          Made.read(compiler, "one", base);
        }
        String by = stays.owner().isEmpty() ? "another" : "one";
        Made.read(compiler, by, new Source("update", DAY.plusDays(1), List.of(takenBack)));
        CompiledList list = Made.finish(compiler);

        assertTrue(list.exact(md5(1), true) >= 0);
        assertTrue(list.domain("x.a.example", false, true) >= 0);
        assertEquals(2, list.gone());
      }
    }
  }

  @Test
  void aHolderTakesBackWhatItListedWithoutId() {
    Source base = new Source("base", DAY, List.of(anonymous("", EntryStatus.ACTIVE)));
    Source update =
        new Source("update", DAY.plusDays(1), List.of(anonymous("", EntryStatus.WITHDRAWN)));
    CompiledList list = Made.compile(List.of(update, base));
    assertEquals(-1, list.exact(md5(1), true));
    assertEquals(-1, list.domain("x.a.example", false, true));
  }

  private static Said anonymous(String owner, EntryStatus status) {
    return new Said(
        "",
        owner,
        status,
        "",
        Optional.empty(),
        List.of(md5(1)),
        List.of("a.example"),
        List.of(),
        List.of());
  }

  @Test
  void ofEquallyLateOnesTheStrongestStatusCountsAndValuesAreUnited() {
    Source first = new Source("first", DAY, List.of(said("1", 1)));
    Said disputed =
        new Said(
            "1",
            "",
            EntryStatus.DISPUTED,
            "A",
            Optional.empty(),
            List.of(md5(2)),
            List.of(),
            List.of(),
            List.of());
    CompiledList list = Made.compile(List.of(new Source("second", DAY, List.of(disputed)), first));

    assertEquals("1", id(list, md5(1)));
    assertEquals("1", id(list, md5(2)));
    assertEquals(0, list.disputed());
  }

  @Test
  void aDisputedEntryMatchesWhereThePolicySaysSo() {
    Said disputed =
        new Said(
            "1",
            "",
            EntryStatus.DISPUTED,
            "",
            Optional.empty(),
            List.of(md5(1), Made.pdq(1)),
            List.of("a.b.example"),
            List.of(),
            List.of());
    Said parent =
        new Said(
            "2",
            "",
            EntryStatus.ACTIVE,
            "",
            Optional.empty(),
            List.of(),
            List.of("b.example"),
            List.of(),
            List.of());
    CompiledList list = Made.compile(List.of(new Source("s", DAY, List.of(disputed, parent))));

    assertTrue(list.exact(md5(1), true) >= 0);
    assertEquals(-1, list.exact(md5(1), false));
    assertTrue(list.nearest(Made.pdq(1), 31, true).isPresent());
    assertTrue(list.nearest(Made.pdq(1), 31, false).isEmpty());
    assertEquals("1", list.entries().shownId(list.domain("x.a.b.example", false, true)));
    assertEquals("2", list.entries().shownId(list.domain("x.a.b.example", false, false)));
  }

  @Test
  void theIdOfAnOwnersEntryNamesTheOwner() {
    Said owned =
        new Said(
            "7",
            "42",
            EntryStatus.ACTIVE,
            "",
            Optional.empty(),
            List.of(md5(1)),
            List.of(),
            List.of(),
            List.of());
    CompiledList list =
        Made.compile(List.of(new Source("s", DAY, List.of(owned, said("7", 2), said("", 3)))));

    assertEquals("42/7", id(list, md5(1)));
    assertEquals("7", id(list, md5(2)));
    assertEquals("#3", id(list, md5(3)));
  }

  @Test
  void whatCannotBeComparedIsLostCoverage() {
    Said lossy =
        new Said(
            "1",
            "",
            EntryStatus.ACTIVE,
            "",
            Optional.empty(),
            List.of(md5(1)),
            List.of(),
            List.of(),
            List.of("photodna", "photodna", "tmk"));
    CompiledList list = Made.compile(List.of(new Source("s", DAY, List.of(lossy))));

    assertEquals(
        "25 % of list L is active (1 of 4; not active: 2 photodna, 1 tmk)",
        list.coverage().sentence("L"));
    // Sent again without them, nothing is lost any more.
    ListCompiler compiler = Made.compiler();
    compiler.add(list);
    Made.read(compiler, new Source("t", DAY.plusDays(1), List.of(said("1", 1))));
    assertEquals(
        "100 % of list L is active (1 of 1)", Made.finish(compiler).coverage().sentence("L"));
  }

  @Test
  void anyOrderOfSourcesAndAnyStepsGiveTheSameBytes() {
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      List<Source> sources = new ArrayList<>();
      for (int i = 2 + random.nextInt(4); i > 0; i--) {
        sources.add(Made.random(random, "s" + i));
      }
      byte[] expected = Made.bytes(Made.compile(sources), Optional.empty());
      for (int round = 0; round < 4; round++) {
        Collections.shuffle(sources, random);
        assertArrayEquals(
            expected, Made.bytes(Made.compile(sources), Optional.empty()), "seed " + seed);
        assertArrayEquals(
            expected, Made.bytes(inSteps(sources, random), Optional.empty()), "seed " + seed);
      }
    }
  }

  /** Compiles some, then adds to what came of it, or puts two compiled lists together. */
  private static CompiledList inSteps(List<Source> sources, Random random) {
    int cut = 1 + random.nextInt(sources.size() - 1);
    CompiledList base = Made.compile(sources.subList(0, cut));
    ListCompiler compiler = Made.compiler();
    List<Source> rest = sources.subList(cut, sources.size());
    boolean compiled = random.nextBoolean();
    if (random.nextBoolean()) {
      compiler.add(base);
    }
    if (compiled) {
      compiler.add(Made.compile(rest));
    } else {
      rest.forEach(source -> Made.read(compiler, source));
    }
    compiler.add(base);
    return Made.finish(compiler);
  }

  @Test
  void theOrderOfNamedEntriesInASourceMakesNoDifference() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Source source = Made.random(random, "s");
      List<Said> named =
          new ArrayList<>(source.entries().stream().filter(s -> !s.id().isEmpty()).toList());
      byte[] expected = bytes(source, named);
      Collections.shuffle(named, random);
      assertArrayEquals(expected, bytes(source, named));
    }
  }

  private static byte[] bytes(Source source, List<Said> entries) {
    return Made.bytes(
        Made.compile(List.of(new Source(source.name(), source.date(), entries))), Optional.empty());
  }

  private static String id(CompiledList list, Fingerprint fingerprint) {
    return list.entries().shownId(list.exact(fingerprint, true));
  }
}
