package io.winnow.evidence.cybertip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HitReaderTest {
  private static List<Hit> hits(HitReader reader) throws IOException {
    List<Hit> hits = new ArrayList<>();
    for (Hit hit = reader.next(); hit != null; hit = reader.next()) {
      hits.add(hit);
    }
    return hits;
  }

  private static HitReader reader(Set<String> lists, Evidence... rows) throws IOException {
    return new HitReader(Evidence.table(rows).open(), lists);
  }

  @Test
  void rowsOfOneItemAreOneHitWithItsSurestMatchFirst() throws IOException {
    List<Hit> hits =
        hits(
            reader(
                Set.of(),
                Evidence.near(1, 8),
                Evidence.exact(1),
                Evidence.exact(1).set("algorithm", "md5"),
                Evidence.near(1, 3).set("list_id", "list-b"),
                Evidence.near(2, 30)));
    assertEquals(2, hits.size());
    assertEquals(
        List.of("md5", "sha256", "pdq", "pdq"),
        hits.get(0).matches().stream().map(Match::algorithm).toList());
    assertEquals(List.of(0, 0, 3, 8), hits.get(0).matches().stream().map(Match::distance).toList());
    assertTrue(hits.get(0).isExact());
    assertFalse(hits.get(1).isExact());
  }

  @Test
  void theSameMatchByTwoRulesIsOne() throws IOException {
    List<Hit> hits =
        hits(reader(Set.of(), Evidence.exact(1), Evidence.exact(1).set("rule_id", "again")));
    assertEquals(1, hits.get(0).matches().size());
  }

  @Test
  void rowsOfOtherPurposesAreCountedAndNeverDrafted() throws IOException {
    HitReader reader =
        reader(
            Set.of(),
            Evidence.exact(1).set("purpose", "ncii"),
            Evidence.exact(2).set("purpose", "ncii").set("list_id", "list-n"),
            Evidence.exact(2),
            Evidence.exact(3).set("purpose", "requested"));
    List<Hit> hits = hits(reader);
    assertEquals(1, hits.size());
    assertEquals(1, hits.get(0).matches().size());
    assertEquals("list-a", hits.get(0).matches().get(0).listId());
    assertEquals(Map.of("ncii", 2L, "requested", 1L), reader.otherPurposes());
  }

  @Test
  void onlyListsThatAreAskedForAreDrafted() throws IOException {
    HitReader reader =
        reader(
            Set.of("list-b", "list-c"),
            Evidence.exact(1),
            Evidence.near(1, 5).set("list_id", "list-b"),
            Evidence.exact(2),
            Evidence.exact(3).set("list_id", "list-c"));
    List<Hit> hits = hits(reader);
    assertEquals(List.of(false, true), hits.stream().map(Hit::isExact).toList());
    assertEquals(2, reader.otherLists());
  }

  @Test
  void whatIsMissingIsSeen() {
    assertEquals(Set.of(), Evidence.hit(Evidence.exact(1)).lacks());
    assertEquals(EnumSet.of(Lack.URL), Evidence.hit(Evidence.exact(1).without("url")).lacks());
    for (String nowhere : List.of(" \t ", "=HYPERLINK(\"x\")", "data:,x", "/a/path")) {
      assertEquals(
          EnumSet.of(Lack.URL),
          Evidence.hit(Evidence.exact(1).set("url", nowhere)).lacks(),
          nowhere);
    }
    assertEquals(
        EnumSet.of(Lack.CAPTURE_TIME),
        Evidence.hit(Evidence.exact(1).without("captured_at")).lacks());
    assertEquals(
        EnumSet.of(Lack.DIGEST),
        Evidence.hit(Evidence.exact(1).without("md5", "sha1", "sha256")).lacks());
    for (Evidence row :
        List.of(
            Evidence.exact(1).set("shard", ""),
            Evidence.exact(1).set("length", 0L),
            Evidence.exact(1).set("offset", -1L),
            Evidence.exact(1).set("item_id", "nowhere"))) {
      assertEquals(EnumSet.of(Lack.SHARD), Evidence.hit(row).lacks());
    }
    for (String digest : List.of("md5", "sha1", "sha256")) {
      Evidence row = Evidence.exact(1).without("md5", "sha1", "sha256").set(digest, "00");
      assertEquals(Set.of(), Evidence.hit(row).lacks(), digest);
    }
  }
}
