package io.winnow.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Cutting files up and putting them together, to make what no writer would write. */
final class Splice {
  private Splice() {}

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] insert(byte[] file, int at, byte[] piece) {
    return join(Arrays.copyOf(file, at), piece, Arrays.copyOfRange(file, at, file.length));
  }

  static byte[] without(byte[] file, int at, int length) {
    return join(Arrays.copyOf(file, at), Arrays.copyOfRange(file, at + length, file.length));
  }

  static byte[] with(byte[] file, int at, int... values) {
    byte[] changed = file.clone();
    for (int i = 0; i < values.length; i++) {
      changed[at + i] = (byte) values[i];
    }
    return changed;
  }

  static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  static byte[] latin1(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static int find(byte[] file, String latin1) {
    int at = new String(file, ISO_8859_1).indexOf(latin1);
    if (at < 0) {
      throw new AssertionError("not in the file");
    }
    return at;
  }

  /** A JPEG segment. */
  static byte[] segment(int marker, byte[]... content) {
    byte[] data = join(content);
    return join(
        new byte[] {(byte) 0xff, (byte) marker},
        ByteBuffer.allocate(2).putShort((short) (data.length + 2)).array(),
        data);
  }

  /** A PNG chunk with its checksum. */
  static byte[] chunk(String type, byte[] data) {
    byte[] summed = join(latin1(type), data);
    CRC32 crc = new CRC32();
    crc.update(summed);
    return join(
        ByteBuffer.allocate(4).putInt(data.length).array(),
        summed,
        ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  /** An EXIF block (big-endian TIFF) whose second directory points to a JPEG thumbnail. */
  static byte[] exif(byte[] thumbnail) {
    ByteBuffer tiff = ByteBuffer.allocate(8 + 6 + 2 + 2 * 12 + 4);
    tiff.put(latin1("MM")).putShort((short) 42).putInt(8);
    tiff.putShort((short) 0).putInt(14);
    tiff.putShort((short) 2);
    tiff.putShort((short) 0x201).putShort((short) 4).putInt(1).putInt(tiff.capacity());
    tiff.putShort((short) 0x202).putShort((short) 4).putInt(1).putInt(thumbnail.length);
    tiff.putInt(0);
    return join(tiff.array(), thumbnail);
  }
}
