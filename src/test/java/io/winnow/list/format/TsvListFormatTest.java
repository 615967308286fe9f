package io.winnow.list.format;

import io.winnow.spi.ListFormat;

class TsvListFormatTest extends ListFormatContract {
  @Override
  ListFormat format() {
    return new TsvListFormat();
  }

  @Override
  String sample() {
    return "# Version: 1\n#date: 2024-05-01\n# canary:  a.example\nid\tmd5\n17\t00112233445566778899aabbccddeeff\n\"18\"\tzz-term\n";
  }

  @Override
  String place() {
    return "6:6";
  }

  @Override
  String fileName() {
    return "Known.TSV";
  }
}
