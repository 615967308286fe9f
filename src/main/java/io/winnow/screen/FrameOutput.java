package io.winnow.screen;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes frames; {@link FrameInput} says what they look like. */
@SuppressWarnings("EnumOrdinal") // Both ends come from the same jar.
final class FrameOutput {
  private static final int CHUNK = 1 << 16;

  private final DataOutputStream out;

  FrameOutput(OutputStream out) {
    this.out = new DataOutputStream(new BufferedOutputStream(out, CHUNK));
  }

  /** Sends a small body. */
  void send(FrameType type, long nonce, Body body) throws IOException {
    send(type, nonce, body, new byte[0]);
  }

  /** Sends a small body and behind it many bytes, which are not copied. */
  void send(FrameType type, long nonce, Body body, byte[] bulk) throws IOException {
    out.writeInt(Math.addExact(FrameInput.HEADER + body.size(), bulk.length));
    out.writeByte(type.ordinal());
    out.writeLong(nonce);
    body.buffer.writeTo(out);
    for (int at = 0; at < bulk.length; at += CHUNK) {
      out.write(bulk, at, Math.min(CHUNK, bulk.length - at));
    }
    out.flush();
  }

  /** The body of a frame while it is put together. */
  static final class Body {
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(256);
    private final DataOutputStream data = new DataOutputStream(buffer);

    int size() {
      return buffer.size();
    }

    Body int8(int value) {
      buffer.write(value);
      return this;
    }

    Body bool(boolean value) {
      return int8(value ? 1 : 0);
    }

    Body one(Enum<?> value) {
      return int8(value.ordinal());
    }

    Body int32(int value) {
      try {
        data.writeInt(value);
      } catch (IOException e) {
        throw new UncheckedIOException(e); // A byte array does not fail.
      }
      return this;
    }

    Body int64(long value) {
      return int32((int) (value >>> 32)).int32((int) value);
    }

    Body float32(float value) {
      return int32(Float.floatToRawIntBits(value));
    }

    Body text(String value) {
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      return int32(utf8.length).bytes(utf8);
    }

    Body bytes(byte[] value) {
      buffer.writeBytes(value);
      return this;
    }

    byte[] toBytes() {
      return buffer.toByteArray();
    }
  }
}
