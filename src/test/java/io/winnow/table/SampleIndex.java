package io.winnow.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes index files in the schema of Common Crawl's columnar index, with some of its columns. */
public final class SampleIndex {
  private static final String SCHEMA =
      """
      message spark_schema {
        required binary url_surtkey (UTF8);
        required binary url (UTF8);
        optional binary url_host_name (UTF8);
        required int64 fetch_time (TIMESTAMP(MILLIS,true));
        required int32 fetch_status;
        optional binary content_digest (UTF8);
        optional binary content_mime_detected (UTF8);
        required binary warc_filename (UTF8);
        required %1$s warc_record_offset;
        required %1$s warc_record_length;
        required binary warc_segment (UTF8);
      }
      """;

  /** 2024-05-31T12:00:00Z. */
  public static final long FETCHED = 1_717_156_800_000L;

  private SampleIndex() {}

  /** One capture; an empty digest is left out. */
  public record Capture(String url, String digest, String file, long offset, long length) {}

  /** Writes captures as Common Crawl does: dictionaries, gzip, 32-bit offsets. */
  public static void write(Path file, Iterable<Capture> captures) throws IOException {
    write(file, captures, CompressionCodecName.GZIP, true, "int32");
  }

  /** Writes captures in some other way. */
  public static void write(
      Path file,
      Iterable<Capture> captures,
      CompressionCodecName codec,
      boolean dictionary,
      String whole)
      throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType(SCHEMA.formatted(whole));
    SimpleGroupFactory groups = new SimpleGroupFactory(schema);
    OutputStream out = Files.newOutputStream(file);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new StreamOutputFile(out))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withCompressionCodec(codec)
            .withDictionaryEncoding(dictionary)
            .build()) {
      for (Capture capture : captures) {
        Group group = groups.newGroup();
        group.add("url_surtkey", "none");
        group.add("url", capture.url());
        group.add("fetch_time", FETCHED);
        group.add("fetch_status", 200);
        if (!capture.digest().isEmpty()) {
          group.add("content_digest", capture.digest());
        }
        group.add("content_mime_detected", "text/html");
        group.add("warc_filename", capture.file());
        if (whole.equals("int32")) {
          group.add("warc_record_offset", (int) capture.offset());
          group.add("warc_record_length", (int) capture.length());
        } else {
          group.add("warc_record_offset", capture.offset());
          group.add("warc_record_length", capture.length());
        }
        group.add("warc_segment", "1");
        writer.write(group);
      }
    }
  }

  /** A few captures that no list has. */
  public static List<Capture> some(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(
            i ->
                new Capture(
                    "https://host-%d.example/page/%d".formatted(i % 97, i),
                    i % 10 == 0
                        ? ""
                        : "A".repeat(27)
                            + "%05d"
                                .formatted(i)
                                .replace('0', 'A')
                                .replace('1', 'B')
                                .replace('8', 'C')
                                .replace('9', 'D'),
                    "crawl-data/CC-TEST/segments/1/warc/part-%d.warc.gz".formatted(i / 1000),
                    500L * i,
                    400))
        .toList();
  }
}
