package io.winnow.list.format;

import io.winnow.core.ListEntry;
import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import io.winnow.spi.SelfTestException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads a sample that a format brings along and counts. */
final class SelfTest implements ListSink {
  private int entries;
  private int faults;

  private SelfTest() {}

  static void expect(ListFormat format, String sample, int entries) {
    SelfTest test = new SelfTest();
    try {
      format.read(
          new ByteArrayInputStream(sample.getBytes(StandardCharsets.UTF_8)), Map.of(), test);
    } catch (IOException e) {
      throw new SelfTestException("list format " + format.id() + " cannot read its sample", e);
    }
    if (test.entries != entries || test.faults > 0) {
      throw new SelfTestException(
          "list format %s read %d entries and %d faults of its sample, not %d and 0"
              .formatted(format.id(), test.entries, test.faults, entries));
    }
  }

  @Override
  public void header(String name, String value, int line) {}

  @Override
  public void entry(ListEntry entry) {
    entries++;
  }

  @Override
  public void unknownAlgorithm(String name, int line, int column) {
    faults++;
  }

  @Override
  public void malformed(int line, int column, String message) {
    faults++;
  }
}
