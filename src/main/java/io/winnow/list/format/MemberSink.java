package io.winnow.list.format;

import io.winnow.core.ListEntry;
import io.winnow.spi.ListSink;

/**
 * Numbers the lines of several files through, since a list's lines must differ, and adds to
 * messages the place in the very file.
 */
final class MemberSink implements ListSink {
  private final ListSink sink;
  private String member = "";
  private int before;
  private int last;

  MemberSink(ListSink sink) {
    this.sink = sink;
  }

  /** Begins a file. */
  void begin(String name) {
    member = name;
    before = last;
  }

  @Override
  public void header(String name, String value, int line) {
    sink.header(name, value, through(line));
  }

  @Override
  public void entry(ListEntry e) {
    sink.entry(
        new ListEntry(
            through(e.line()), e.id(), e.owner(), e.status(), e.category(), e.facts(), e.values()));
  }

  @Override
  public void unknownAlgorithm(String name, int line, int column) {
    sink.unknownAlgorithm(name, through(line), column);
  }

  @Override
  public void malformed(int line, int column, String message) {
    sink.malformed(through(line), column, placed(line, message));
  }

  @Override
  public void broken(int line, int column, String message) {
    sink.broken(through(line), column, placed(line, message));
  }

  @Override
  public void more() {
    sink.more();
  }

  private String placed(int line, String message) {
    return "%s (line %d of %s)"
        .formatted(message, line, Words.isPath(member) ? member : "one of its files");
  }

  private int through(int line) {
    last = Math.max(last, before + line);
    return before + line;
  }
}
