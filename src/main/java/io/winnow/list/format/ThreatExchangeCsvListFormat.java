package io.winnow.list.format;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.winnow.core.Algorithm;
import io.winnow.core.EntryStatus;
import io.winnow.core.ListEntry;
import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the open-source tools of ThreatExchange keep on disk: {@code simple.HASH_PDQ.te} and {@code
 * GROUP.hash_pdq.te}, tables without a row of names, and {@code local_file}, lines of a signal's
 * type and the signal.
 *
 * <p>A table's row is indicator, first descriptor's id, time added, tags; the hasher-matcher's has
 * the indicator's id in second place. The type stands in the file's name alone.
 */
public final class ThreatExchangeCsvListFormat implements ListFormat {
  private static final int LARGEST_ROW = 1 << 20;

  private static final String SAMPLE =
      """
      # version: 1
      00112233445566778899aabbccddeeff,601,2020-07-01T18:31:15+0000,example media_type_video
      00112233445566778899aabbccddeeff00112233,501,602,mine,example disputed
      pdq 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
      raw_text zz-listed-term
      """;

  private final Optional<String> type;

  public ThreatExchangeCsvListFormat() {
    this(Optional.empty());
  }

  private ThreatExchangeCsvListFormat(Optional<String> type) {
    this.type = type;
  }

  @Override
  public String id() {
    return "threatexchange-csv";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean recognises(String fileName) {
    return FileNames.matches(fileName, Set.of(), Set.of("te"));
  }

  @Override
  public ListFormat forFile(String fileName) {
    String[] parts = fileName.split("\\.", -1);
    String word = parts.length < 3 ? "" : parts[parts.length - 2];
    return ThreatTypes.isType(word) ? new ThreatExchangeCsvListFormat(Optional.of(word)) : this;
  }

  @Override
  public void selfTest() {
    SelfTest.expect(
        this,
        SAMPLE,
        List.of(
            entry(
                2,
                "601",
                EntryStatus.ACTIVE,
                "example",
                new ListEntry.Facts("video", -1, -1, Instant.parse("2020-07-01T18:31:15Z"), null),
                SelfTest.hash(1, Algorithm.MD5, "00112233445566778899aabbccddeeff")),
            entry(
                3,
                "501",
                EntryStatus.DISPUTED,
                "example",
                ListEntry.Facts.NONE,
                SelfTest.hash(1, Algorithm.SHA1, "00112233445566778899aabbccddeeff00112233")),
            entry(
                4,
                "",
                EntryStatus.ACTIVE,
                "",
                new ListEntry.Facts("image", -1, -1, null, null),
                SelfTest.hash(
                    5,
                    Algorithm.PDQ,
                    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"))),
        List.of("raw_text"));
  }

  private static ListEntry entry(
      int line,
      String id,
      EntryStatus status,
      String category,
      ListEntry.Facts facts,
      ListEntry.Placed value) {
    return new ListEntry(line, id, "", status, category, facts, List.of(value));
  }

  @Override
  public void read(InputStream in, Map<String, String> columns, ListSink sink) throws IOException {
    OwnFields.check(columns, sink);
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 17);
    HeaderBlock header = HeaderBlock.read(reader, sink);
    if (header.firstLine().isEmpty()) {
      return;
    }
    CsvRow row = new CsvRow();
    Iterator<CsvRow> rows =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.NONE)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .maxBufferSize(LARGEST_ROW)
            .build(row, reader)
            .iterator();
    ThreatRow entries = new ThreatRow(type, header.lines(), sink);
    try {
      while (rows.hasNext()) {
        entries.read(rows.next());
      }
    } catch (CsvParseException e) {
      // Its message may quote what stands there.
      sink.broken(
          header.lines() + Math.max(1, row.line()),
          0,
          "this row or the next is no row of a table: a stray quote, or over %,d characters"
              .formatted(LARGEST_ROW));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
