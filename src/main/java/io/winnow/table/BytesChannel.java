package io.winnow.table;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes in memory as a channel to be read from any place. */
final class BytesChannel implements SeekableByteChannel {
  private final ByteBuffer bytes;

  BytesChannel(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  @Override
  public int read(ByteBuffer target) {
    if (!bytes.hasRemaining()) {
      return -1;
    }
    int count = Math.min(target.remaining(), bytes.remaining());
    target.put(bytes.slice().limit(count));
    bytes.position(bytes.position() + count);
    return count;
  }

  @Override
  public long position() {
    return bytes.position();
  }

  @Override
  public SeekableByteChannel position(long position) {
    bytes.position((int) Math.min(position, bytes.limit()));
    return this;
  }

  @Override
  public long size() {
    return bytes.limit();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
