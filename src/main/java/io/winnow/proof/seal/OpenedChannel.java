package io.winnow.proof.seal;

import com.google.crypto.tink.StreamingAead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;

/**
 * Tink's opened channel, made to behave as a file's: Tink's gives 0 bytes where the channel beneath
 * it gives less than a segment at once, and at an end that it has not checked.
 */
final class OpenedChannel implements SeekableByteChannel {
  static final String ALTERED =
      "is not as it was sealed: it was altered or cut, or is another file under this name";

  private final SeekableByteChannel opened;
  private final long size;

  private OpenedChannel(SeekableByteChannel opened) throws IOException {
    this.opened = opened;
    this.size = opened.size();
  }

  /** Opens a file and checks its last segment, and with it the size. */
  static OpenedChannel open(StreamingAead aead, SeekableByteChannel file, byte[] associatedData)
      throws IOException {
    long bytes = file.size();
    if (bytes > SealHead.SEGMENT && bytes % SealHead.SEGMENT == SealHead.TAG_BYTES) {
      // Only a file that seals nothing has a segment of nothing. In another it is a cut one, which
      // Tink's channel would never look at.
      throw new SealException(ALTERED);
    }
    SeekableByteChannel opened;
    try {
      opened = aead.newSeekableDecryptingChannel(file, associatedData);
    } catch (IOException | GeneralSecurityException e) {
      // It has looked at the size alone, and no segments fit into it.
      throw new SealException(ALTERED);
    }
    OpenedChannel channel = new OpenedChannel(opened);
    if (channel.size == 0) {
      nothing(aead, file, associatedData);
    } else {
      channel.position(channel.size - 1);
      channel.read(ByteBuffer.allocate(1));
      channel.position(0);
    }
    return channel;
  }

  /** Tink's channel never looks at the one segment of a file that seals nothing. */
  private static void nothing(StreamingAead aead, SeekableByteChannel file, byte[] associatedData)
      throws IOException {
    ByteBuffer rest = ByteBuffer.allocate(SealHead.LEAST_FILE_BYTES - SealHead.BYTES);
    file.position(SealHead.BYTES);
    while (rest.hasRemaining() && file.read(rest) >= 0) {
      // A channel gives as much as it likes.
    }
    try {
      InputStream sealed = new ByteArrayInputStream(rest.array());
      if (aead.newDecryptingStream(sealed, associatedData).read() < 0) {
        return;
      }
    } catch (IOException | GeneralSecurityException e) {
      // Said below.
    }
    throw new SealException(ALTERED);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (!target.hasRemaining()) {
      return 0;
    }
    if (opened.position() >= size) {
      return -1;
    }
    try {
      int count;
      do {
        count = opened.read(target);
      } while (count == 0);
      return count;
    } catch (IOException e) {
      if (e.getCause() instanceof GeneralSecurityException) {
        throw new SealException(ALTERED);
      }
      throw e;
    }
  }

  @Override
  public long position() throws IOException {
    return opened.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    opened.position(position);
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long length) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return opened.isOpen();
  }

  @Override
  public void close() throws IOException {
    opened.close();
  }
}
