package io.winnow.shard.warc;

import io.winnow.core.ByteRanges;
import io.winnow.core.Limits;
import io.winnow.core.Shard;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One pass over a WARC shard, gzipped or plain as its first bytes tell. */
final class WarcReader implements ShardReader {
  private final InputStream in;
  private final Window window;
  private final RecordStarts starts;
  private final Pass pass;

  /** Tells whether a record, or nothing but the line ends after one, begins at the window. */
  interface Boundary {
    boolean isHere() throws IOException;
  }

  /** One way through a shard. */
  interface Pass {
    /** As of {@link ShardReader#next()}. */
    @Nullable ShardEntry next() throws IOException;

    /** Frees native memory. */
    void close();
  }

  WarcReader(Shard shard, InputStream in, Limits limits, ByteRanges skip) throws IOException {
    this(shard, in, limits, skip, 0);
  }

  /**
   * A reader that begins at an offset.
   *
   * @param in the shard's bytes from there on
   */
  WarcReader(Shard shard, InputStream in, Limits limits, ByteRanges skip, long offset)
      throws IOException {
    this.in = in;
    this.window = Window.planned(in, shard.path(), shard.length(), offset);
    this.starts = new RecordStarts(window, skip);
    KnownRecords known = new KnownRecords(skip, window, shard.path());
    RecordParser parser = new RecordParser(shard.path(), limits);
    Resync resync = new Resync(window, shard.length());
    this.pass =
        isGzip(shard, known)
            ? new GzipPass(window, starts, resync, parser, known)
            : new PlainPass(window, starts, resync, parser, known, shard.length());
  }

  private boolean isGzip(Shard shard, KnownRecords known) throws IOException {
    if (known.beginsAt(0)) {
      return hasGzipName(shard); // Its first bytes are not to be looked at.
    }
    if (GzipMember.begins(window)) {
      return true;
    }
    boolean isPlain =
        window.ensure(1) && window.buffer()[window.position()] == RecordParser.START[0];
    return !isPlain && hasGzipName(shard);
  }

  private static boolean hasGzipName(Shard shard) {
    return shard.path().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /**
   * Whether reading can begin where this reader stands: not where a record shares a gzip member
   * with those before it, nor where nothing begins that looks like a record.
   */
  boolean beginsWithRecord() throws IOException {
    long offset = window.offset();
    return starts.isMember(offset) || starts.isLine(offset);
  }

  @Override
  public @Nullable ShardEntry next() throws IOException {
    return pass.next();
  }

  @Override
  public void close() throws IOException {
    pass.close();
    starts.close();
    in.close();
  }
}
