package io.winnow.list.format;

import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table with commas, or with tabs or semicolons if its first line shows so. */
public final class CsvListFormat implements ListFormat {
  @Override
  public String id() {
    return "csv";
  }

  @Override
  public String version() {
    return "2";
  }

  @Override
  public boolean recognises(String fileName) {
    return FileNames.matches(fileName, Set.of(), Set.of("csv"));
  }

  @Override
  public void selfTest() {
    KnownAnswers.of(this)
        .sample(
            "# version: 1\nid,md5,note,term,weight,PhotoDNA\n7,\"00112233445566778899AABBCCDDEEFF\",x,zz,2,\n8,zz,x,,,zz\n")
        .entry("3 active id=7 md5=00112233445566778899aabbccddeeff term=zz*2.0")
        .malformed(4, 3)
        .unknown("photodna", 4)
        .check();
  }

  @Override
  public void read(InputStream in, Map<String, String> columns, ListSink sink) throws IOException {
    DelimitedText.read(in, Optional.empty(), columns, ValueKinds.installed(), sink);
  }
}
