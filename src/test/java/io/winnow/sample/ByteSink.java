package io.winnow.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Collects bytes; numbers in either order. */
final class ByteSink {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ByteSink put(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  ByteSink ascii(String text) {
    return put(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  ByteSink u8(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  ByteSink u16be(int value) {
    return u8(value >> 8, value);
  }

  ByteSink u32be(int value) {
    return u16be(value >> 16).u16be(value);
  }

  ByteSink u16le(int value) {
    return u8(value, value >> 8);
  }

  ByteSink u32le(int value) {
    return u16le(value).u16le(value >> 16);
  }

  int size() {
    return out.size();
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
