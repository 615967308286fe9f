package io.winnow.evidence.cybertip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ProblemsException;
import io.winnow.core.Row;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostDaysTest {
  private static final long PLENTY = 1L << 30;

  private int opened;

  private List<Draft> drafts(long memory, List<Row> rows) throws IOException {
    List<Draft> drafts = new ArrayList<>();
    new HostDays(memory)
        .draft(
            () -> {
              opened++;
              return new HitReader(Evidence.table(rows).open(), Set.of());
            },
            drafts::add);
    return drafts;
  }

  private List<Draft> drafts(Evidence... rows) throws IOException {
    return drafts(PLENTY, List.of(rows).stream().map(Evidence::row).toList());
  }

  private static List<List<String>> urls(List<Draft> drafts) {
    return drafts.stream().map(Draft::urls).toList();
  }

  @Test
  void hitsOfOneHostAndDayShareAReport() throws IOException {
    List<Draft> drafts =
        drafts(
            Evidence.exact(1),
            Evidence.exact(2).set("url", "http://other.example/"),
            Evidence.exact(3).set("url", "https://PICTURES.example:8443/c"));
    assertEquals(
        List.of(
            List.of("http://other.example/"),
            List.of("http://pictures.example/1.png", "https://PICTURES.example:8443/c")),
        urls(drafts));
    assertEquals(List.of(0, 0), drafts.stream().map(Draft::share).toList());
    assertEquals(1, opened);
  }

  @Test
  void aDayEndsAtMidnightUtc() throws IOException {
    var midnight = java.time.Instant.parse("2024-05-02T00:00:00Z");
    List<Draft> drafts =
        drafts(
            Evidence.exact(1).set("captured_at", midnight.minusMillis(1)),
            Evidence.exact(2).set("captured_at", midnight),
            Evidence.exact(3).set("captured_at", midnight.plus(Duration.ofHours(23))));
    assertEquals(List.of(1, 2), drafts.stream().map(d -> d.hits().size()).toList());
  }

  @Test
  void nearHitsNeverShareAReportWithExactOnes() throws IOException {
    List<Draft> drafts = drafts(Evidence.near(1, 4), Evidence.exact(2), Evidence.near(3, 9));
    assertEquals(List.of("exact", "near"), drafts.stream().map(Draft::kind).toList());
    assertEquals(2, drafts.get(1).hits().size());
  }

  @Test
  void whatHasNoHostOrNoDayIsDraftedAlone() throws IOException {
    List<Draft> drafts =
        drafts(
            Evidence.exact(1).without("url"),
            Evidence.exact(2).without("url"),
            Evidence.exact(3).without("captured_at"),
            Evidence.exact(4).without("captured_at"),
            Evidence.exact(5).set("url", "data:,x"),
            Evidence.exact(6).set("url", "data:,x"));
    assertEquals(6, drafts.size());
  }

  @Test
  void tooManyForOneReportBecomeSeveralThatSayWhichTheyAre() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2_001; i++) {
      rows.add(Evidence.exact(i).row());
    }
    List<Draft> drafts = drafts(PLENTY, rows);
    assertEquals(List.of(1_000, 1_000, 1), drafts.stream().map(d -> d.hits().size()).toList());
    assertEquals(List.of(1, 2, 3), drafts.stream().map(Draft::share).toList());
    assertEquals(
        List.of(0), drafts(PLENTY, rows.subList(0, 1_000)).stream().map(Draft::share).toList());
  }

  @Test
  void longAddressesMakeReportsOfFewerHits() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(
          Evidence.exact(i)
              .set("url", "http://pictures.example/%d/".formatted(i) + "x".repeat(100_000))
              .row());
    }
    List<Draft> drafts = drafts(PLENTY, rows);
    assertTrue(drafts.size() > 1 && drafts.size() < 5, drafts.size() + " drafts");
    assertEquals(100, drafts.stream().mapToInt(d -> d.hits().size()).sum());
  }

  /** Memory decides how often evidence is read, never what is in a draft. */
  @ParameterizedTest
  @ValueSource(longs = {25_000, 100_000, 1_000_000})
  void littleMemoryGivesTheSameDrafts(long memory) throws IOException {
    Random random = new Random(memory);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      Evidence row = random.nextInt(3) == 0 ? Evidence.near(i, 9) : Evidence.exact(i);
      row.set("url", "http://h%d.example/%d".formatted(random.nextInt(12), i));
      row.set("captured_at", Evidence.NOON.plus(Duration.ofDays(random.nextInt(4))));
      rows.add((i % 50 == 0 ? row.without("url") : row).row());
    }
    Map<String, List<String>> expected = new TreeMap<>();
    for (Draft draft : drafts(PLENTY, rows)) {
      expected.put(name(draft), draft.urls());
    }
    opened = 0;
    Map<String, List<String>> actual = new TreeMap<>();
    for (Draft draft : drafts(memory, rows)) {
      assertEquals(null, actual.put(name(draft), draft.urls()), "a group came twice");
    }
    assertEquals(expected, actual);
    assertTrue(opened > 1, "read once in all");
  }

  @Test
  void whereMemoryIsFarTooSmallItRefusesBeforeTheFirstDraft() {
    List<Draft> drafts = new ArrayList<>();
    List<Row> rows = List.of(Evidence.exact(1).row(), Evidence.exact(2).row());
    ProblemsException refusal =
        assertThrows(
            ProblemsException.class,
            () ->
                new HostDays(1)
                    .draft(
                        () -> new HitReader(Evidence.table(rows).open(), Set.of()), drafts::add));
    assertTrue(String.valueOf(refusal.getMessage()).contains("--group hit"));
    assertEquals(List.of(), drafts);
  }

  private static String name(Draft draft) {
    return draft.kind()
        + " "
        + draft.hits().get(0).host().orElse("")
        + draft.hits().stream().map(hit -> hit.text("item_id")).collect(Collectors.joining(" "));
  }
}
