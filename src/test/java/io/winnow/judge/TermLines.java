package io.winnow.judge;

import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The tests' own way to write terms down: {@code id,category,weight,term}, one a line. */
public final class TermLines implements ListFormat {
  /** Called by the catalogue. */
  public TermLines() {}

  @Override
  public String id() {
    return "test-term-lines";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public void selfTest() {}

  @Override
  public boolean recognises(String fileName) {
    return fileName.endsWith(".term-lines");
  }

  @Override
  public void read(InputStream in, Map<String, String> columns, ListSink sink) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.startsWith("# ")) {
        String[] header = line.substring(2).split(": ", 2);
        sink.header(header[0], header[1], number);
      } else {
        String[] cells = line.split(",", 4);
        ListValue term = new ListValue.Term(cells[3], Double.parseDouble(cells[2]));
        sink.entry(ListEntry.of(number, 1, cells[0], cells[1], term));
      }
    }
  }
}
