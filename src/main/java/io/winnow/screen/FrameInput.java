package io.winnow.screen;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads frames: a length (4 bytes, of what follows), a type (1), a nonce (8), a body. Big-endian.
 *
 * <p>Nothing read is believed: every length is held against its limit and against what is left of
 * the frame before memory is taken for it. Bodies are read in place, never as a whole.
 */
final class FrameInput {
  /** Type and nonce. */
  static final int HEADER = 9;

  /** The JDK takes native memory for each read of a pipe; small reads keep it small. */
  private static final int CHUNK = 1 << 16;

  private static final FrameType[] TYPES = FrameType.values();

  private final DataInputStream in;
  private long left;
  private long nonce;

  FrameInput(InputStream in) {
    this.in = new DataInputStream(new BufferedInputStream(in, CHUNK));
  }

  /**
   * Reads the head of the next frame.
   *
   * @throws EOFException if the other side has ended, here and wherever a frame is cut
   */
  FrameType next() throws IOException, FrameException {
    long length = in.readInt();
    if (length < HEADER) {
      throw new FrameException("a frame is shorter than its head");
    }
    left = length;
    FrameType type = one(TYPES);
    nonce = int64();
    return type;
  }

  /** The nonce of the frame whose head was read last. */
  long nonce() {
    return nonce;
  }

  /** Bytes of the body not yet read. */
  long left() {
    return left;
  }

  /** Refuses a body that is longer than allowed. */
  void atMost(long bytes) throws FrameException {
    if (left > bytes) {
      throw new FrameException("a frame is longer than allowed");
    }
  }

  /** Refuses a body with something left over. */
  void end() throws FrameException {
    if (left != 0) {
      throw new FrameException("a frame is longer than its content");
    }
  }

  int int8() throws IOException, FrameException {
    take(1);
    return in.readUnsignedByte();
  }

  int int32() throws IOException, FrameException {
    take(4);
    return in.readInt();
  }

  int int32(long least, long most) throws IOException, FrameException {
    int value = int32();
    if (value < least || value > most) {
      throw new FrameException("a number is out of range");
    }
    return value;
  }

  /** A count of things of which each takes {@code size} bytes or more. */
  int count(long most, int size) throws IOException, FrameException {
    int count = int32(0, most);
    if ((long) count * size > left) {
      throw new FrameException("a count is larger than its frame");
    }
    return count;
  }

  long int64() throws IOException, FrameException {
    take(8);
    return in.readLong();
  }

  float float32() throws IOException, FrameException {
    return Float.intBitsToFloat(int32());
  }

  boolean bool() throws IOException, FrameException {
    int value = int8();
    if (value > 1) {
      throw new FrameException("a truth value is neither 0 nor 1");
    }
    return value == 1;
  }

  <E extends Enum<E>> E one(E[] values) throws IOException, FrameException {
    int ordinal = int8();
    if (ordinal >= values.length) {
      throw new FrameException("an ordinal is out of range");
    }
    return values[ordinal];
  }

  /** UTF-8 behind its length; what is not UTF-8 becomes U+FFFD. */
  String text(long mostBytes) throws IOException, FrameException {
    int length = int32(0, mostBytes);
    return length == 0 ? "" : new String(bytes(length), StandardCharsets.UTF_8);
  }

  byte[] bytes(int length) throws IOException, FrameException {
    take(length);
    byte[] bytes = new byte[length];
    for (int at = 0; at < length; ) {
      int n = in.read(bytes, at, Math.min(CHUNK, length - at));
      if (n < 0) {
        throw new EOFException();
      }
      at += n;
    }
    return bytes;
  }

  private void take(int bytes) throws FrameException {
    if (bytes > left) {
      throw new FrameException("a frame ends inside its content");
    }
    left -= bytes;
  }
}
