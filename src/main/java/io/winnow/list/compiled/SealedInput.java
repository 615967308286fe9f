package io.winnow.list.compiled;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import javax.crypto.Cipher;

/** Opens what {@link SealedOutput} sealed. Nothing is given out that was not authenticated. */
final class SealedInput extends InputStream {
  private final PushbackInputStream in;
  private final SealHead head;
  private byte[] plain = {};
  private int at;
  private int number;
  private boolean ended;

  /**
   * Reads the head.
   *
   * @throws BrokenListException if there is none, or it is of another key
   */
  SealedInput(InputStream in, ListKey key) throws IOException {
    this.in = new PushbackInputStream(in, 1);
    this.head = SealHead.read(in, key);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == plain.length) {
      if (ended) {
        return -1;
      }
      open();
    }
    int count = Math.min(length, plain.length - at);
    System.arraycopy(plain, at, into, offset, count);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void open() throws IOException {
    byte[] sealed = in.readNBytes(SealHead.segmentBytes() + SealHead.TAG_BYTES);
    int next = in.read();
    ended = next < 0;
    if (!ended) {
      in.unread(next);
    }
    if (number == Integer.MAX_VALUE) {
      throw new BrokenListException("it has too many segments");
    }
    try {
      plain = head.cipher(Cipher.DECRYPT_MODE, number++, ended).doFinal(sealed);
      at = 0;
    } catch (GeneralSecurityException | ProviderException e) {
      // What is shorter than a tag is a ProviderException on some platforms.
      throw new BrokenListException(
          "segment %,d of it is cut, changed or out of its place".formatted(number));
    }
  }
}
