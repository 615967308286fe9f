package io.winnow.list.format;

import io.winnow.spi.ListSink;
import java.util.Map;

/** For formats whose fields have their holder's names: a policy has nothing to add. */
final class OwnFields {
  private OwnFields() {}

  static void check(Map<String, String> columns, ListSink sink) {
    if (!columns.isEmpty()) {
      sink.malformed(
          0, 0, "a list of this format has its holder's fields; take `columns` out of the policy");
    }
  }
}
