package io.winnow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocationsTest {
  @Test
  void anAbsoluteLocationMeansWhatTheLocationMeant() {
    for (String location :
        new String[] {
          "/data/out",
          "/data/my out",
          "/data/100%20",
          "file:/data/my out",
          "hdfs://nn:8020/my out",
          "s3a://bucket/a%b/c",
          "/data/ü"
        }) {
      assertEquals(Locations.uri(location), Locations.uri(Locations.absolute(location)), location);
    }
    assertEquals("/data/my out", Locations.uri("/data/my out").getPath());
    assertEquals("/data/100%20", Locations.uri("file:///data/100%20").getPath());
    assertEquals("/my out", Locations.uri("hdfs://nn:8020/my out").getPath());
  }

  @Test
  void nobodyIsShownTheUserOfALocation() {
    assertEquals("s3a://bucket/a b", Locations.shown("s3a://KEY:SE+CR=T@bucket/a b"));
    assertEquals("s3a://bucket/user@home", Locations.shown("s3a://bucket/user@home"));
    assertEquals("/data/a@b", Locations.shown("/data/a@b"));
    assertEquals(
        "of s3a://b/x and hdfs://nn:8020/y",
        Locations.withoutUsers("of s3a://k:p@ss@b/x and hdfs://me@nn:8020/y"));
    assertEquals("a@b, c: //d@e", Locations.withoutUsers("a@b, c: //d@e"));
  }

  @Test
  void foldersOverlapIfOneLiesInTheOther() {
    assertTrue(Locations.overlap("/a/b", "file:/a/b/c d"));
    assertTrue(Locations.overlap("/a/b c", "/a/b c/"));
    assertTrue(Locations.overlap("hdfs://nn/x y/z", "hdfs://nn/x y"));
    assertFalse(Locations.overlap("/a/b", "/a/bc"));
    assertFalse(Locations.overlap("/a/b", "hdfs://nn/a/b"));
  }

  @Test
  void aFileSystemIsASchemeAndAHost() {
    assertTrue(Locations.sameFileSystem("/a", "file:/b"));
    assertTrue(Locations.sameFileSystem("hdfs://nn:8020/a", "hdfs://nn:8020/b"));
    assertFalse(Locations.sameFileSystem("/a", "hdfs://nn/a"));
    assertFalse(Locations.sameFileSystem("hdfs://nn:8020/a", "hdfs://nn:8021/a"));
    assertFalse(Locations.sameFileSystem("s3a://one/a", "s3a://two/a"));
  }

  @Test
  void aRunsFoldersAreReadBackAsTheyWereWritten() {
    RunLocation location = RunLocation.of("/my out", Optional.empty(), Optional.of("/e 1"));
    assertEquals("/my out/ledger", Locations.uri(location.ledger()).getPath());
    assertEquals("/e 1", Locations.uri(location.table("evidence")).getPath());
    assertEquals(location, RunLocation.of(location.out(), Optional.empty(), Optional.of("/e 1")));
  }
}
