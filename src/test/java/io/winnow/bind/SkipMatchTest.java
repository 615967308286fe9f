package io.winnow.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.winnow.core.ProblemsException;
import io.winnow.core.Shard;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Shards of an index found again among the inputs, wherever they lie. */
class SkipMatchTest {
  private static final String A = "crawl-data/CC-1/segments/1/warc/a.warc.gz";
  private static final String B = "crawl-data/CC-1/segments/2/warc/b.warc.gz";

  @Test
  void aFileNameIsEnoughWhereItIsUnique() {
    SkipMatch match = match(Set.of(A, B), "file:/copies/a.warc.gz", "file:/copies/c.warc.gz");
    assertEquals(Map.of("copies/a.warc.gz", A), match.nameByPath());
    assertEquals(1, match.strangers());
  }

  @Test
  void ofTwoFilesOfOneNameFoldersDecide() {
    String other = A.replace("/1/", "/9/");
    SkipMatch match = match(Set.of(A, other), "hdfs://nn/x/" + A, "hdfs://nn/x/" + other);
    assertEquals(Map.of("x/" + A, A, "x/" + other, other), match.nameByPath());
    // One shard, two names: the one whose folders are its own.
    assertEquals(Map.of("x/" + A, A), match(Set.of(A, other), "hdfs://nn/x/" + A).nameByPath());
    // Two shards, one name.
    assertEquals(
        Map.of("x/" + A, A),
        match(Set.of(A), "hdfs://nn/x/" + A, "hdfs://nn/x/" + other).nameByPath());
  }

  @Test
  void whatCouldBeEitherIsRefused() {
    assertThrows(
        ProblemsException.class, () -> match(Set.of(A), "file:/x/a.warc.gz", "file:/y/a.warc.gz"));
    assertThrows(
        ProblemsException.class,
        () -> match(Set.of(A, A.replace("/warc/", "/other/")), "file:/copies/a.warc.gz"));
  }

  @Test
  void aNameThatIsOnlyTheEndOfAnotherIsNotIt() {
    SkipMatch match = match(Set.of("x/a.warc.gz"), "file:/x/aa.warc.gz", "file:/x/a.warc");
    assertEquals(Map.of(), match.nameByPath());
  }

  private static SkipMatch match(Set<String> names, String... locations) {
    List<Shard> shards =
        Stream.of(locations)
            .map(l -> new Shard(l.replaceFirst("^[a-z]+:/+(nn/)?", ""), l, 10, "0"))
            .toList();
    return SkipMatch.of(names, shards, "skip");
  }
}
