package io.winnow.list.format;

import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One JSON object a line. A policy names its fields by their path ({@code hashes.md5}); without a
 * policy's word, the fields of the object itself are read by their own names. Arrays give a value
 * for each of their items.
 */
public final class JsonlListFormat implements ListFormat {
  @Override
  public String id() {
    return "jsonl";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean recognises(String fileName) {
    return FileNames.matches(fileName, Set.of(), Set.of("jsonl", "ndjson"));
  }

  @Override
  public void selfTest() {
    KnownAnswers.of(this)
        .columns(
            Map.of("ref", "id", "h.t", "algorithm", "h.v", "value", "gone", "status\ntrue=deleted"))
        .sample(
            """
            {"ref": 7, "h": [{"t": "SHA-1", "v": "00112233445566778899AABBCCDDEEFF01234567"}, {"t": "TMK", "v": "zz"}]}
            {"ref": "8", "gone": true}
            {"ref": 9, "h": {"t": "md5", "v": "zz"}}
            """)
        .unknown("tmk", 1)
        .entry("1 active id=7 sha1=00112233445566778899aabbccddeeff01234567")
        .entry("2 deleted id=8")
        .malformed(3, 35)
        .check();
  }

  @Override
  public void read(InputStream in, Map<String, String> columns, ListSink sink) throws IOException {
    read(in, columns, ValueKinds.installed(), sink);
  }

  static void read(InputStream in, Map<String, String> columns, ValueKinds kinds, ListSink sink)
      throws IOException {
    TextLines lines = new TextLines(in, StandardCharsets.UTF_8, sink);
    HeaderBlock header = HeaderBlock.read(lines, sink);
    Optional<DeclaredColumns> declared = DeclaredColumns.read(columns, kinds, sink);
    if (header.first() == null || declared.isEmpty()) {
      return;
    }
    EntryFields fields = new EntryFields(sink, kinds, declared.get().status());
    FieldPaths paths = new FieldPaths(declared.get(), kinds);
    JsonLine reader = new JsonLine(paths, fields, sink);
    for (String line = header.first(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        reader.read(line, lines.number());
      }
    }
    paths.reportMissing(sink);
  }
}
