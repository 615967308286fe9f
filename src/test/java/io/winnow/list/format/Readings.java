package io.winnow.list.format;

import io.winnow.core.ListEntry;
import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that a format makes of a list, as text, in order. */
final class Readings implements ListSink {
  final List<String> said = new ArrayList<>();
  final List<String> messages = new ArrayList<>();

  /** Reads into a sink. */
  @FunctionalInterface
  interface Reading {
    void into(InputStream in, ListSink sink) throws IOException;
  }

  static Readings of(ListFormat format, Map<String, String> columns, String text)
      throws IOException {
    return of((in, sink) -> format.read(in, columns, sink), text);
  }

  static Readings of(ListFormat format, String text) throws IOException {
    return of(format, Map.of(), text);
  }

  static Readings of(Reading reading, String text) throws IOException {
    Readings readings = new Readings();
    reading.into(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), readings);
    return readings;
  }

  static Readings ofFile(ListFormat format, Map<String, String> columns, String name)
      throws IOException {
    Readings readings = new Readings();
    try (InputStream in = Readings.class.getResourceAsStream(name)) {
      format.forFile(name).read(in, columns, readings);
    }
    return readings;
  }

  @Override
  public void header(String name, String value, int line) {
    said.add("%d %s: %s".formatted(line, name, value));
  }

  @Override
  public void entry(ListEntry entry) {
    said.add(KnownAnswers.text(entry));
  }

  @Override
  public void unknownAlgorithm(String name, int line, int column) {
    said.add("%d:%d unknown %s".formatted(line, column, name));
    messages.add(name);
  }

  @Override
  public void malformed(int line, int column, String message) {
    said.add("%d:%d malformed".formatted(line, column));
    messages.add(message);
  }
}
