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
  private final KnownRecords known;
  private final long end;
  private final RecordBytes bytes;
  private long nextKnown;

  PlainPass(
      Window window,
      RecordStarts starts,
      Resync resync,
      RecordParser parser,
      KnownRecords known,
      long end) {
    this.window = window;
    this.starts = starts;
    this.resync = resync;
    this.parser = parser;
    this.known = known;
    this.end = end;
    this.bytes = new RecordBytes(this::readToNextKnown);
  }

  @Override
  public @Nullable ShardEntry next() throws IOException {
    long start = offset();
    if (start == end) {
      window.atEnd(); // Looks whether the stream is longer than planned.
      known.ended();
      return null;
    }
    if (known.beginsAt(start)) {
      bytes.clear();
      window.seek(start);
      return known.pass(this::passLineEnds);
    }
    window.mark(start);
    nextKnown = Math.min(end, known.nextAfter(start));
    Reason reason = Reason.CORRUPT_RECORD;
    try {
      Draft draft = parser.read(bytes, nextKnown - start, Reason.CUT_RECORD);
      if (draft != null) {
        return draft.placement().at(start, offset() - start);
      }
    } catch (BrokenRecordException e) {
      reason = e.reason();
      if (reason == Reason.CUT_RECORD) {
        known.read(start, end); // Cut by one that is to be skipped?
      }
    }
    bytes.clear();
    long next = starts.nextLine(resync.from(start + 1));
    // What looked like the end of the shard was not, if another record follows.
    Reason known = next == end ? reason : Reason.CORRUPT_RECORD;
    return new ShardEntry.Unreadable(known, start, next - start);
  }

  /** Records that are not to be read cannot be looked at as what follows one either. */
  private int readToNextKnown(byte[] to, int offset, int length) throws IOException {
    long left = nextKnown - window.offset();
    return left <= 0 ? -1 : window.read(to, offset, (int) Math.min(length, left));
  }

  /** Indexes of plain shards differ in whether the line ends after a record belong to it. */
  private boolean passLineEnds() throws IOException {
    while (window.ensure(1) && isLineEnd(window.buffer()[window.position()])) {
      window.skip(1);
      window.mark(window.offset());
    }
    return window.atEnd()
        || known.beginsAt(window.offset())
        || window.buffer()[window.position()] == RecordParser.START[0];
  }

  private static boolean isLineEnd(byte b) {
    return b == '\r' || b == '\n';
  }

  private long offset() {
    return window.offset() - bytes.buffered();
  }

  @Override
  public void close() {}
}
