package io.winnow.shard.warc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.winnow.spi.ShardEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** Runs only where real captures lie beside the working copy; they are not ours to ship. */
class RealCapturesTest {
  private static final Path FOLDER = Path.of("../shared/data/warc");

  @Test
  void asManyRecordsOfEachTypeAreReadAsAnotherReaderFinds() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER));
    List<Path> shards;
    try (Stream<Path> files = Files.list(FOLDER)) {
      shards = files.filter(f -> f.toString().endsWith(".warc.gz")).sorted().toList();
    }
    assertFalse(shards.isEmpty());
    for (Path shard : shards) {
      assertEquals(typesByJwarc(shard), types(shard), shard.toString());
    }
  }

  /** Type and offset of each record. */
  private static Map<Long, String> typesByJwarc(Path shard) throws IOException {
    Map<Long, String> types = new TreeMap<>();
    try (WarcReader reader = new WarcReader(shard)) {
      for (WarcRecord record : reader) {
        types.put(reader.position(), record.type());
      }
    }
    return types;
  }

  private static Map<Long, String> types(Path shard) throws IOException {
    Map<Long, String> types = new TreeMap<>();
    for (ShardEntry entry :
        WarcBytes.read(shard.getFileName().toString(), Files.readAllBytes(shard))) {
      String type =
          entry instanceof ShardEntry.Capture capture
              ? capture.record().type().id()
              : entry instanceof ShardEntry.OutOfScope other ? other.type() : "unreadable";
      types.put(WarcBytes.offset(entry), type);
    }
    return types;
  }
}
