package io.winnow.image;

import io.winnow.core.UnscannableException;
import java.io.ByteArrayOutputStream;

/**
 * What stands before a JPEG's first scan, told apart: what a decoder needs, and metadata.
 *
 * <p>The decoder is handed the picture without its application segments and comments. So no colour
 * profile is parsed, and no oddity in metadata uses up the one warning that libjpeg gives.
 *
 * @param colour how the components are to be converted
 * @param bare the file without metadata before its first scan
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on at once, never compared.
record JpegHead(JpegColour colour, byte[] bare) {
  private static final int SOF0 = 0xc0;
  private static final int SOF2 = 0xc2;
  private static final int SOS = 0xda;
  private static final int APP0 = 0xe0;
  private static final int APP14 = 0xee;
  private static final int NO_ADOBE = -1;

  /** Reads a file that has passed the gate. */
  static JpegHead of(byte[] array) throws UnscannableException {
    Bytes bytes = Bytes.bigEndian(array);
    ByteArrayOutputStream bare = new ByteArrayOutputStream(array.length);
    bare.write(array, 0, 2);
    boolean jfif = false;
    int adobe = NO_ADOBE;
    String ids = "";
    long at = 2;
    while (bytes.u8(at + 1) != SOS) {
      int marker = bytes.u8(at + 1);
      if (marker == 0xff) { // A fill byte.
        at++;
        continue;
      }
      int length = 2 + bytes.u16(at + 2);
      bytes.require(at, length);
      if (marker <= SOF2 && marker >= SOF0) {
        ids = componentIds(bytes, at + 9);
      }
      // The least lengths at which libjpeg believes these markers (jdmarker.c).
      jfif |= marker == APP0 && length >= 18 && bytes.has("JFIF\0", at + 4);
      if (marker == APP14 && length >= 16 && bytes.has("Adobe", at + 4)) {
        adobe = bytes.u8(at + 15);
      }
      if (marker < APP0) {
        bare.write(array, (int) at, length);
      }
      at += length;
    }
    bare.write(array, (int) at, array.length - (int) at);
    JpegColour colour =
        adobe == NO_ADOBE ? JpegColour.of(ids, jfif) : JpegColour.ofAdobe(ids, jfif, adobe);
    return new JpegHead(colour, bare.toByteArray());
  }

  private static String componentIds(Bytes bytes, long count) throws UnscannableException {
    StringBuilder ids = new StringBuilder();
    for (int i = 0; i < bytes.u8(count); i++) {
      ids.append((char) bytes.u8(count + 1 + 3L * i));
    }
    return ids.toString();
  }
}
