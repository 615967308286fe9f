package io.winnow.shard.warc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Passes a stream on and digests what goes by. */
final class DigestingStream extends FilterInputStream {
  private final MultiDigest digest;

  DigestingStream(InputStream in, MultiDigest digest) {
    super(in);
    this.digest = digest;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      digest.update(bytes, offset, count);
    }
    return count;
  }

  @Override
  public long skip(long count) {
    return 0; // Every byte goes through the digest.
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
