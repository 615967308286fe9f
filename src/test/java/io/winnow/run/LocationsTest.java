package io.winnow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationsTest {
  @ParameterizedTest
  @CsvSource({
    "/a/b, file:///a/b",
    "/a/b/, file:///a/b",
    "/a/./c/../b, file:///a/b",
    "/, file:///",
    "'/a b', file:///a%20b",
    "/a%20b, file:///a%2520b",
    "file:///a%20b, file:///a%20b",
    "'file:///a b', file:///a%20b",
    "file:/a/b/, file:///a/b",
    "s3a://b/k/, s3a://b/k",
    "'s3a://b/k m', s3a://b/k%20m",
    "hdfs://h:1/a/../b, hdfs://h:1/b"
  })
  void aLocationHasOneUri(String location, String uri) {
    assertEquals(uri, Locations.uri(location).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a b", "/x/ü/%41", "s3a://b/a b", "file:///q%3F", "/", "hdfs:///x"})
  void theUriOfAUriIsItself(String location) {
    String once = Locations.uri(location).toString();
    assertEquals(once, Locations.uri(once).toString());
  }

  @Test
  void relativePathsStartAtTheWorkingDirectory() {
    assertEquals(
        Path.of("").toAbsolutePath().resolve("x y").toUri().toString(),
        Locations.uri("x y").toString().replaceFirst("^file:/+", "file:///"));
  }

  @ParameterizedTest
  @CsvSource({
    "/a, /a, true",
    "/a, /a/b, true",
    "/a/b/c, /a/b/, true",
    "/a, /ab, false",
    "/, /x, true",
    "/a/../b, /b/c, true",
    "s3a://b/out/, s3a://b/out/x, true",
    "s3a://b/out, s3a://b/out2, false",
    "s3a://b/out, s3a://c/out, false",
    "file:///a, /a/b, true"
  })
  void whatLiesInTheOtherOverlapsBothWays(String a, String b, boolean overlap) {
    assertEquals(overlap, Locations.overlap(a, b));
    assertEquals(overlap, Locations.overlap(b, a));
  }

  @Test
  void tablesLieInTheFolderThatTheUserNamed(@TempDir Path folder) throws Exception {
    Path out = folder.resolve("out put%20ü");
    RunLocation location = RunLocation.of(out.toString(), Optional.empty(), Optional.empty());
    RunDirectory directory = new RunDirectory(location);
    directory.table("ledger").create("x", false).close();
    directory.out().replace("_winnow/y", new byte[] {1});
    assertTrue(Files.exists(out.resolve("ledger/x")));
    assertTrue(Files.exists(out.resolve("_winnow/y")));
    assertEquals(location.out(), directory.out().location());
  }
}
