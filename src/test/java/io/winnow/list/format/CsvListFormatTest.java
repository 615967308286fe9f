package io.winnow.list.format;

import io.winnow.spi.ListFormat;

class CsvListFormatTest extends ListFormatContract {
  @Override
  ListFormat format() {
    return new CsvListFormat();
  }

  @Override
  String sample() {
    return "# Version: 1\n#date: 2024-05-01\n# canary:  a.example\nid,md5\n17,00112233445566778899aabbccddeeff\n\"18\",zz-term\n";
  }

  @Override
  String place() {
    return "6:6";
  }

  @Override
  String fileName() {
    return "Known.CSV";
  }
}
