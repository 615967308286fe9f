package io.winnow.list.compiled;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/**
 * Seals what is written, in segments of 1 MiB with AES-256-GCM, so that none can be changed, cut
 * off, swapped or taken from another file (STREAM: Hoang, Reyhanitabar, Rogaway, Vizár 2015).
 */
final class SealedOutput extends OutputStream {
  private final OutputStream out;
  private final SealHead head;
  private final byte[] segment = new byte[SealHead.segmentBytes()];
  private int filled;
  private int number;
  private boolean closed;

  /** Writes the head. */
  SealedOutput(OutputStream out, ListKey key) throws IOException {
    this.out = out;
    this.head = SealHead.create(key);
    out.write(head.bytes());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; ) {
      if (filled == segment.length) {
        seal(false);
      }
      int count = Math.min(length - done, segment.length - filled);
      System.arraycopy(bytes, offset + done, segment, filled, count);
      filled += count;
      done += count;
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Writes the last segment. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try (out) {
        seal(true);
      }
    }
  }

  private void seal(boolean last) throws IOException {
    if (number == Integer.MAX_VALUE) {
      throw new IOException("too many segments");
    }
    try {
      Cipher cipher = head.cipher(Cipher.ENCRYPT_MODE, number++, last);
      out.write(cipher.doFinal(segment, 0, filled));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    filled = 0;
  }
}
