package io.winnow.shard;

import io.winnow.core.ByteRanges;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * A file with gaps: their bytes are never asked for, and zeros stand in for them, so that all other
 * bytes keep their offsets. Past a gap it seeks.
 */
final class GapStream extends InputStream {
  private final FSDataInputStream in;
  private final ByteRanges gaps;
  private final long length;
  private long position;

  /**
   * The file from its start.
   *
   * @param length of the file, so that a gap past its end makes it no longer
   */
  GapStream(FSDataInputStream in, ByteRanges gaps, long length) {
    this.in = in;
    this.gaps = gaps;
    this.length = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    long gapEnd = Math.min(length, gaps.endOver(position));
    if (gapEnd > position) {
      int zeros = (int) Math.min(count, gapEnd - position);
      Arrays.fill(bytes, offset, offset + zeros, (byte) 0);
      position += zeros;
      return zeros;
    }
    if (in.getPos() != position) {
      in.seek(position);
    }
    // No further than the next gap: nothing of it may be fetched on the way.
    int most = (int) Math.min(count, gaps.nextStart(position) - position);
    int read = in.read(bytes, offset, most);
    position += Math.max(0, read);
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
