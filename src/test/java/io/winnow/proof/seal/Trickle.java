package io.winnow.proof.seal;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file that gives at most 64 KiB at once, as HDFS and object stores do. */
final class Trickle implements SeekableByteChannel {
  private final byte[] file;
  private int position;
  private boolean open = true;

  Trickle(byte[] file) {
    this.file = file.clone();
  }

  @Override
  public int read(ByteBuffer target) {
    if (position >= file.length) {
      return -1;
    }
    int count = Math.min(Math.min(target.remaining(), 1 << 16), file.length - position);
    target.put(file, position, count);
    position += count;
    return count;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = Math.toIntExact(newPosition);
    return this;
  }

  @Override
  public long size() {
    return file.length;
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
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
