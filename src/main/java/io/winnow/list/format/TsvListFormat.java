package io.winnow.list.format;

import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table with tabs. */
public final class TsvListFormat implements ListFormat {
  @Override
  public String id() {
    return "tsv";
  }

  @Override
  public String version() {
    return "2";
  }

  @Override
  public boolean recognises(String fileName) {
    return FileNames.matches(fileName, Set.of(), Set.of("tsv", "tab"));
  }

  @Override
  public void selfTest() {
    KnownAnswers.of(this)
        .sample(
            "# version: 1\nid\tmd5\tnote\tterm\tweight\tPhotoDNA\n7\t\"00112233445566778899AABBCCDDEEFF\"\tx\tzz\t2\t\n8\tzz\tx\t\t\tzz\n")
        .entry("3 active id=7 md5=00112233445566778899aabbccddeeff term=zz*2.0")
        .malformed(4, 3)
        .unknown("photodna", 4)
        .check();
  }

  @Override
  public void read(InputStream in, Map<String, String> columns, ListSink sink) throws IOException {
    DelimitedText.read(in, Optional.of('\t'), columns, ValueKinds.installed(), sink);
  }
}
