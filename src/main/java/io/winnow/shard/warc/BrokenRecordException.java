package io.winnow.shard.warc;

import io.winnow.core.Reason;
import java.io.IOException;

/**
 * The framing of a record cannot be read. It becomes an {@code Unreadable} entry, and never leaves
 * the reader; a stream that fails throws any other {@link IOException}.
 */
final class BrokenRecordException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  BrokenRecordException(Reason reason) {
    super(reason.id());
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  static BrokenRecordException corrupt() {
    return new BrokenRecordException(Reason.CORRUPT_RECORD);
  }

  static BrokenRecordException cut() {
    return new BrokenRecordException(Reason.CUT_RECORD);
  }
}
