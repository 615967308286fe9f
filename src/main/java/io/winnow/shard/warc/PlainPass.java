package io.winnow.shard.warc;

import io.winnow.core.Reason;
import io.winnow.spi.ShardEntry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Records one after the other as they are. */
final class PlainPass implements WarcReader.Pass {
  private final Window window;
  private final RecordStarts starts;
  private final Resync resync;
  private final RecordParser parser;
  private final long end;
  private final RecordBytes bytes;

  PlainPass(Window window, RecordStarts starts, Resync resync, RecordParser parser, long end) {
    this.window = window;
    this.starts = starts;
    this.resync = resync;
    this.parser = parser;
    this.end = end;
    this.bytes = new RecordBytes(window::read);
  }

  @Override
  public @Nullable ShardEntry next() throws IOException {
    long start = offset();
    if (start == end) {
      window.atEnd(); // Looks whether the stream is longer than planned.
      return null;
    }
    window.mark(start);
    Reason reason = Reason.CORRUPT_RECORD;
    try {
      Draft draft = parser.read(bytes, end - start, Reason.CUT_RECORD);
      if (draft != null) {
        return draft.placement().at(start, offset() - start);
      }
    } catch (BrokenRecordException e) {
      reason = e.reason();
    }
    bytes.clear();
    long next = starts.nextLine(resync.from(start + 1));
    // What looked like the end of the shard was not, if another record follows.
    Reason known = next == end ? reason : Reason.CORRUPT_RECORD;
    return new ShardEntry.Unreadable(known, start, next - start);
  }

  private long offset() {
    return window.offset() - bytes.buffered();
  }

  @Override
  public void close() {}
}
