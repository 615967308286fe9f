package io.winnow.list.format;

import io.winnow.spi.ListFormat;

class PlainListFormatTest extends ListFormatContract {
  @Override
  ListFormat format() {
    return new PlainListFormat();
  }

  @Override
  String sample() {
    return "# Version: 1\n#date: 2024-05-01\n# canary:  a.example\n00112233445566778899aabbccddeeff\nzz-term\n";
  }

  @Override
  String place() {
    return "5:1";
  }

  @Override
  String fileName() {
    return "Known.TXT";
  }
}
