package io.winnow.list.format;

import io.winnow.spi.ListSink;

/** Reports the name of an algorithm that is not known. */
final class Unknown {
  private Unknown() {}

  /** Counts it by name, unless it could be a listed value in the wrong place. */
  static void report(ListSink sink, String name, int line, int column) {
    Words.showable(name)
        .ifPresentOrElse(
            shown -> sink.unknownAlgorithm(shown, line, column),
            () -> sink.malformed(line, column, "this is no name of an algorithm"));
  }
}
