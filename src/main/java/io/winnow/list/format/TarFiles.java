package io.winnow.list.format;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The regular files in a tar file (POSIX.1-1988 ustar, GNU), one after the other. */
final class TarFiles {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE = 124;
  private static final int TYPE = 156;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;

  private final InputStream in;
  private long left;
  private long padding;

  TarFiles(InputStream in) {
    this.in = in;
  }

  /** Looks ahead without reading on. */
  static boolean isTar(BufferedInputStream in) throws IOException {
    in.mark(BLOCK);
    byte[] block = in.readNBytes(BLOCK);
    in.reset();
    return block.length == BLOCK && text(block, MAGIC, 5).equals("ustar");
  }

  /**
   * Goes to the next file.
   *
   * @return its path, or empty behind the last
   * @throws EOFException if the tar file ends within
   */
  Optional<String> next() throws IOException {
    while (true) {
      in.skipNBytes(left + padding);
      byte[] block = in.readNBytes(BLOCK);
      if (block.length < BLOCK) {
        throw new EOFException("the tar file ends early");
      }
      if (text(block, 0, NAME).isEmpty()) {
        left = padding = 0;
        return Optional.empty();
      }
      left = size(block);
      padding = (BLOCK - left % BLOCK) % BLOCK;
      if (block[TYPE] == '0' || block[TYPE] == 0) {
        String prefix = text(block, PREFIX, BLOCK - PREFIX - 12);
        String name = text(block, 0, NAME);
        boolean posix = block[MAGIC + 5] == 0;
        return Optional.of(posix && !prefix.isEmpty() ? prefix + "/" + name : name);
      }
    }
  }

  /** The bytes of the file that {@link #next} went to. */
  InputStream content() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
          return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        if (read < 0) {
          throw new EOFException("the tar file ends early");
        }
        left -= read;
        return read;
      }
    };
  }

  private static long size(byte[] block) throws IOException {
    try {
      long size = Long.parseLong(text(block, SIZE, 12).strip(), 8);
      if (size >= 0) {
        return size;
      }
    } catch (NumberFormatException e) {
      // Said below: what stands there is not to be quoted.
    }
    throw new EOFException("the tar file is damaged");
  }

  private static String text(byte[] block, int from, int length) {
    int end = from;
    while (end < from + length && block[end] != 0) {
      end++;
    }
    return new String(block, from, end - from, StandardCharsets.ISO_8859_1);
  }
}
