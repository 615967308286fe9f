package io.winnow.sample;

import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * A small DEFLATE writer (RFC 1951): one block of fixed codes, greedy matches, or stored blocks
 * where those are shorter.
 *
 * <p>The platform's zlib would do better but differs between JDKs, and the committed bytes must
 * not.
 */
final class Deflate {
  private static final int WINDOW = 32_768;
  private static final int LONGEST = 258;
  private static final int TRIES = 64;
  private static final int[] LENGTH_BASE = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };
  private static final int[] DISTANCE_BASE = {
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577
  };

  private final ByteSink out = new ByteSink();
  private int buffer;
  private int filled;

  private Deflate() {}

  /** A gzip member (RFC 1952) without name or time. */
  static byte[] gzip(byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(data);
    return new ByteSink()
        .u8(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255)
        .put(raw(data))
        .u32le((int) crc.getValue())
        .u32le(data.length)
        .bytes();
  }

  /** A zlib stream (RFC 1950). */
  static byte[] zlib(byte[] data) {
    Adler32 adler = new Adler32();
    adler.update(data);
    return new ByteSink().u8(0x78, 0x9c).put(raw(data)).u32be((int) adler.getValue()).bytes();
  }

  static byte[] raw(byte[] data) {
    byte[] coded = new Deflate().fixed(data);
    return coded.length < data.length ? coded : stored(data);
  }

  private static byte[] stored(byte[] data) {
    ByteSink out = new ByteSink();
    int from = 0;
    do {
      int length = Math.min(65_535, data.length - from);
      boolean last = from + length == data.length;
      out.u8(last ? 1 : 0).u16le(length).u16le(~length);
      out.put(Arrays.copyOfRange(data, from, from + length));
      from += length;
    } while (from < data.length);
    return out.bytes();
  }

  private byte[] fixed(byte[] data) {
    bits(1, 1);
    bits(1, 2);
    int[] head = new int[1 << 15];
    Arrays.fill(head, -1);
    int[] previous = new int[data.length];
    int at = 0;
    while (at < data.length) {
      int bestLength = 0;
      int bestDistance = 0;
      if (at + 3 <= data.length) {
        int candidate = head[hash(data, at)];
        for (int tries = 0; tries < TRIES && candidate >= 0 && at - candidate <= WINDOW; tries++) {
          int length = matching(data, candidate, at);
          if (length > bestLength) {
            bestLength = length;
            bestDistance = at - candidate;
          }
          candidate = previous[candidate];
        }
      }
      int step = bestLength >= 3 ? bestLength : 1;
      if (step == 1) {
        symbol(data[at] & 0xff);
      } else {
        length(bestLength);
        distance(bestDistance);
      }
      for (int i = 0; i < step; i++, at++) {
        if (at + 3 <= data.length) {
          int slot = hash(data, at);
          previous[at] = head[slot];
          head[slot] = at;
        }
      }
    }
    symbol(256);
    if (filled > 0) {
      out.u8(buffer);
    }
    return out.bytes();
  }

  private static int hash(byte[] data, int at) {
    int three = (data[at] & 0xff) << 16 | (data[at + 1] & 0xff) << 8 | (data[at + 2] & 0xff);
    return (three * 0x9E3779B1) >>> 17;
  }

  private static int matching(byte[] data, int earlier, int at) {
    int most = Math.min(LONGEST, data.length - at);
    int length = 0;
    while (length < most && data[earlier + length] == data[at + length]) {
      length++;
    }
    return length;
  }

  private void symbol(int symbol) {
    if (symbol < 144) {
      code(0x30 + symbol, 8);
    } else if (symbol < 256) {
      code(0x190 + symbol - 144, 9);
    } else if (symbol < 280) {
      code(symbol - 256, 7);
    } else {
      code(0xc0 + symbol - 280, 8);
    }
  }

  private void length(int length) {
    int index = index(LENGTH_BASE, length);
    symbol(257 + index);
    int extra = index < 8 || index == 28 ? 0 : (index - 4) / 4;
    bits(length - LENGTH_BASE[index], extra);
  }

  private void distance(int distance) {
    int index = index(DISTANCE_BASE, distance);
    code(index, 5);
    bits(distance - DISTANCE_BASE[index], index < 4 ? 0 : index / 2 - 1);
  }

  private static int index(int[] bases, int value) {
    int found = Arrays.binarySearch(bases, value);
    return found >= 0 ? found : -found - 2;
  }

  /** Huffman codes go in with their first bit first. */
  private void code(int code, int length) {
    bits(Integer.reverse(code) >>> (32 - length), length);
  }

  private void bits(int value, int count) {
    for (int i = 0; i < count; i++) {
      buffer |= (value >> i & 1) << filled;
      if (++filled == 8) {
        out.u8(buffer);
        buffer = 0;
        filled = 0;
      }
    }
  }
}
