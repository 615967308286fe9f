package io.winnow.proof.seal;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Tink's stream with an end that can be relied on: what cannot be written any more is closed all
 * the same, and a file that lacks something never gets the last segment that would make it whole.
 */
final class SealedStream extends OutputStream {
  private final OutputStream sealing;
  private final OutputStream file;
  private @Nullable IOException broken;
  private boolean closed;

  SealedStream(OutputStream sealing, OutputStream file) {
    this.sealing = sealing;
    this.file = file;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (closed || broken != null) {
      // With what broke it: writers that go on all the same tell of the last error, not the first.
      throw new IOException("the sealed file takes no more", broken);
    }
    try {
      sealing.write(bytes, offset, length);
    } catch (IOException e) {
      broken = e;
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    file.flush();
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (file) {
      if (broken == null) {
        sealing.close();
      }
    }
  }
}
