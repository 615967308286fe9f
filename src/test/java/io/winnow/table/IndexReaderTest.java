package io.winnow.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Column;
import io.winnow.core.ColumnType;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Index files as crawls ship them, and such as are none. */
class IndexReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "GZIP, true, int32",
    "SNAPPY, true, int64",
    "ZSTD, false, int32",
    "UNCOMPRESSED, false, int64"
  })
  void everyRowIsReadHoweverItIsStored(CompressionCodecName codec, boolean dictionary, String whole)
      throws IOException {
    List<SampleIndex.Capture> written = SampleIndex.some(2_500);
    Path file = folder.resolve("part.parquet");
    SampleIndex.write(file, written, codec, dictionary, whole);
    List<IndexRow> expected =
        written.stream()
            .map(
                c ->
                    new IndexRow(
                        c.url(),
                        c.digest(),
                        c.file(),
                        c.offset(),
                        c.length(),
                        Instant.ofEpochMilli(SampleIndex.FETCHED),
                        "text/html"))
            .toList();
    assertEquals(expected, read(file));
  }

  @Test
  void aTableOfOtherColumnsIsNoIndex() throws IOException {
    Path file = folder.resolve("other.parquet");
    Schema other =
        Schema.of("other", List.of(Column.required("url", ColumnType.STRING, "an address")));
    try (TableWriter writer = new TableWriter(other, Files.newOutputStream(file))) {
      writer.write(Row.of(other).set("url", "http://zz-listed.example/").build());
    }
    IOException e = assertThrows(IOException.class, () -> read(file));
    assertEquals(
        "other.parquet has no column content_digest; an index has url, content_digest,"
            + " warc_filename, warc_record_offset, warc_record_length",
        e.getMessage());
  }

  @Test
  void whateverIsBrokenIsAnIoExceptionThatQuotesNothing() throws IOException {
    Path file = folder.resolve("part.parquet");
    SampleIndex.write(file, SampleIndex.some(300));
    byte[] sound = Files.readAllBytes(file);
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] broken = sound.clone();
      for (int n = random.nextInt(20); n >= 0; n--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      Files.write(
          file,
          i % 10 == 0 ? java.util.Arrays.copyOf(sound, random.nextInt(sound.length)) : broken);
      try {
        read(file);
      } catch (IOException e) {
        refused++;
        String message = String.valueOf(e.getMessage());
        assertFalse(message.contains("host-"), message);
        assertEquals(null, e.getCause());
      }
    }
    assertTrue(refused > 100, "only " + refused);
  }

  private static List<IndexRow> read(Path file) throws IOException {
    List<IndexRow> rows = new ArrayList<>();
    try (IndexReader reader =
        new IndexReader(FileChannel.open(file), String.valueOf(file.getFileName()))) {
      for (IndexRow row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    }
    return rows;
  }
}
