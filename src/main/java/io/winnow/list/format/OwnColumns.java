package io.winnow.list.format;

import io.winnow.spi.ListSink;
import java.util.Map;

/** For formats whose fields are fixed. */
final class OwnColumns {
  private OwnColumns() {}

  /** Refuses a policy's {@code columns}; answers whether there are none. */
  static boolean alone(Map<String, String> columns, String format, ListSink sink) {
    if (!columns.isEmpty()) {
      sink.malformed(
          0,
          0,
          "a list of format %s has its own fields; take `columns` out of the policy"
              .formatted(format));
    }
    return columns.isEmpty();
  }
}
