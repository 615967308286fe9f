package io.winnow.list;

import io.winnow.core.Purpose;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Lists made in memory for tests. */
final class Lists {
  static final String HEADER = "# version: 7\n# date: 2024-05-01\n";

  private Lists() {}

  static ListSource source(String fileName, byte[] content, Map<String, String> columns) {
    return new ListSource(
        "demo",
        Purpose.CUSTOM,
        false,
        fileName,
        () -> new ByteArrayInputStream(content),
        columns,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static ListSource source(String fileName, String content) {
    return source(fileName, content.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  static LoadedList load(ListSource source) {
    try {
      return LoadedList.load(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list with version and date. */
  static LoadedList load(String fileName, String content) {
    return load(source(fileName, HEADER + content));
  }

  static WebAddress address(String url) {
    return WebAddress.parse(url).orElseThrow();
  }
}
