package io.winnow.list.format;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import io.winnow.spi.SelfTestException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a sample that a format brings along. */
final class SelfTest implements ListSink {
  private final List<ListEntry> read = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private int malformed;

  private SelfTest() {}

  /**
   * Compares entries with what they must be, value by value.
   *
   * @param unknown names of algorithms that the sample holds and Winnow cannot compare
   */
  static void expect(
      ListFormat format, String sample, List<ListEntry> entries, List<String> unknown) {
    SelfTest test = read(format, sample);
    if (!test.read.equals(entries) || !test.unknown.equals(unknown) || test.malformed > 0) {
      throw new SelfTestException(
          "list format %s did not read its sample as it must: %d entries, %d expected, %d malformed"
              .formatted(format.id(), test.read.size(), entries.size(), test.malformed));
    }
  }

  /** A value of an entry that stands in a line below its entry's. */
  static ListEntry.Placed hash(Algorithm algorithm, String hex) {
    return hash(0, algorithm, hex);
  }

  static ListEntry.Placed hash(int column, Algorithm algorithm, String hex) {
    return new ListEntry.Placed(column, new ListValue.Hash(Fingerprint.parseHex(algorithm, hex)));
  }

  static void expect(ListFormat format, String sample, int entries) {
    SelfTest test = read(format, sample);
    if (test.read.size() != entries || test.faults() > 0) {
      throw new SelfTestException(
          "list format %s read %d entries and %d faults of its sample, not %d and 0"
              .formatted(format.id(), test.read.size(), test.faults(), entries));
    }
  }

  private static SelfTest read(ListFormat format, String sample) {
    SelfTest test = new SelfTest();
    try {
      format.read(
          new ByteArrayInputStream(sample.getBytes(StandardCharsets.UTF_8)), Map.of(), test);
    } catch (IOException e) {
      throw new SelfTestException("list format " + format.id() + " cannot read its sample", e);
    }
    return test;
  }

  @Override
  public void header(String name, String value, int line) {}

  @Override
  public void entry(ListEntry entry) {
    read.add(entry);
  }

  @Override
  public void unknownAlgorithm(String name, int line, int column) {
    unknown.add(name);
  }

  @Override
  public void malformed(int line, int column, String message) {
    malformed++;
  }

  private int faults() {
    return unknown.size() + malformed;
  }
}
