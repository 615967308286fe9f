package io.winnow.sample;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes pictures in the lossless formats. */
final class ImageFiles {
  private ImageFiles() {}

  static byte[] png(Raster picture) {
    ByteSink rows = new ByteSink();
    for (int y = 0; y < picture.height(); y++) {
      // Filter 2 ("up") from the second row on: equal rows become zeros.
      rows.u8(y == 0 ? 0 : 2);
      for (int i = 0; i < 3 * picture.width(); i++) {
        int here = picture.rgb()[y * 3 * picture.width() + i];
        int above = y == 0 ? 0 : picture.rgb()[(y - 1) * 3 * picture.width() + i];
        rows.u8(here - above & 0xff);
      }
    }
    return png(picture.width(), picture.height(), Deflate.zlib(rows.bytes()));
  }

  /** A PNG of 8-bit RGB around any bytes as its compressed samples. */
  static byte[] png(int width, int height, byte[] samples) {
    ByteSink out = new ByteSink().u8(0x89).ascii("PNG\r\n").u8(0x1a, '\n');
    byte[] header = new ByteSink().u32be(width).u32be(height).u8(8, 2, 0, 0, 0).bytes();
    chunk(out, "IHDR", header);
    chunk(out, "IDAT", samples);
    chunk(out, "IEND", new byte[0]);
    return out.bytes();
  }

  private static void chunk(ByteSink out, String type, byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(type.getBytes(StandardCharsets.US_ASCII));
    crc.update(data);
    out.u32be(data.length).ascii(type).put(data).u32be((int) crc.getValue());
  }

  /** Windows bitmap, 24 bits, uncompressed, bottom row first. */
  static byte[] bmp(Raster picture) {
    int stride = (3 * picture.width() + 3) / 4 * 4;
    ByteSink out = new ByteSink().ascii("BM").u32le(54 + stride * picture.height()).u32le(0);
    out.u32le(54).u32le(40).u32le(picture.width()).u32le(picture.height()).u16le(1).u16le(24);
    out.u32le(0).u32le(stride * picture.height()).u32le(2835).u32le(2835).u32le(0).u32le(0);
    for (int y = picture.height() - 1; y >= 0; y--) {
      for (int x = 0; x < picture.width(); x++) {
        int colour = picture.at(x, y);
        out.u8(colour & 255, colour >> 8 & 255, colour >> 16);
      }
      out.put(new byte[stride - 3 * picture.width()]);
    }
    return out.bytes();
  }

  /** Baseline TIFF, little-endian, RGB, one uncompressed strip. */
  static byte[] tiff(Raster picture) {
    int samples = 3 * picture.width() * picture.height();
    int evenEnd = 8 + samples + samples % 2;
    ByteSink out = new ByteSink().ascii("II").u16le(42).u32le(evenEnd + 16).put(picture.rgb());
    out.put(new byte[samples % 2]);
    out.u16le(8).u16le(8).u16le(8).put(new byte[10]);
    int[][] tags = {
      {256, 4, 1, picture.width()},
      {257, 4, 1, picture.height()},
      {258, 3, 3, evenEnd},
      {259, 3, 1, 1},
      {262, 3, 1, 2},
      {273, 4, 1, 8},
      {277, 3, 1, 3},
      {278, 4, 1, picture.height()},
      {279, 4, 1, samples},
      {284, 3, 1, 1}
    };
    out.u16le(tags.length);
    for (int[] tag : tags) {
      out.u16le(tag[0]).u16le(tag[1]).u32le(tag[2]).u32le(tag[3]);
    }
    return out.u32le(0).bytes();
  }

  /** GIF89a of at most 256 colours; several frames of equal size make it an animation. */
  static byte[] gif(List<Raster> frames) {
    Raster first = frames.get(0);
    Map<Integer, Integer> palette = new LinkedHashMap<>();
    for (Raster frame : frames) {
      for (int i = 0; i < frame.width() * frame.height(); i++) {
        palette.putIfAbsent(frame.at(i % frame.width(), i / frame.width()), palette.size());
      }
    }
    if (palette.size() > 256) {
      throw new IllegalArgumentException(palette.size() + " colours do not fit a GIF");
    }
    ByteSink out = new ByteSink().ascii("GIF89a").u16le(first.width()).u16le(first.height());
    out.u8(0xf7, 0, 0);
    palette.keySet().forEach(c -> out.u8(c >> 16, c >> 8 & 255, c & 255));
    out.put(new byte[3 * (256 - palette.size())]);
    if (frames.size() > 1) {
      out.u8(0x21, 0xff, 11).ascii("NETSCAPE2.0").u8(3, 1, 0, 0, 0);
    }
    for (Raster frame : frames) {
      out.u8(0x21, 0xf9, 4, 0).u16le(20).u8(0, 0);
      out.u8(0x2c).u32le(0).u16le(frame.width()).u16le(frame.height()).u8(0, 8);
      byte[] codes = nineBitCodes(frame, palette);
      for (int from = 0; from < codes.length; from += 255) {
        int length = Math.min(255, codes.length - from);
        out.u8(length).put(java.util.Arrays.copyOfRange(codes, from, from + length));
      }
      out.u8(0);
    }
    return out.u8(0x3b).bytes();
  }

  /** LZW without matches: a clear code before the table would grow to ten bits. */
  private static byte[] nineBitCodes(Raster frame, Map<Integer, Integer> palette) {
    ByteSink out = new ByteSink();
    int pixels = frame.width() * frame.height();
    long buffer = 0;
    int filled = 0;
    int sinceClear = 250;
    for (int i = 0; i <= pixels; i++) {
      if (i < pixels && sinceClear == 250) {
        buffer |= 256L << filled;
        filled += 9;
        sinceClear = 0;
      }
      int code = i == pixels ? 257 : palette.get(frame.at(i % frame.width(), i / frame.width()));
      buffer |= (long) code << filled;
      filled += 9;
      sinceClear++;
      for (; filled >= 8; filled -= 8, buffer >>>= 8) {
        out.u8((int) buffer & 255);
      }
    }
    return out.u8((int) buffer & 255).bytes();
  }
}
