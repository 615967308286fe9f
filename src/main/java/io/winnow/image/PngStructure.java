package io.winnow.image;

import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.util.zip.CRC32;

/**
 * PNG (W3C, third edition): chunks from IHDR to IEND, each with a right checksum.
 *
 * <p>All picture data must lie in neighbouring IDAT chunks, as the standard demands: decoders
 * disagree on others.
 */
final class PngStructure {
  private static final int SIGNATURE = 8;

  /** Length, type and checksum of a chunk. */
  private static final int OVERHEAD = 12;

  private PngStructure() {}

  static ImageHeader inspect(byte[] array, Limits limits) throws UnscannableException {
    Bytes bytes = Bytes.bigEndian(array);
    Previews previews = new Previews(bytes);
    Size size = header(bytes, limits);
    boolean animated = false;
    int dataRuns = 0;
    String before = "";
    String type = "";
    long at = SIGNATURE;
    try (PngData data = new PngData(bytes, size)) {
      while (!type.equals("IEND")) {
        long length = bytes.u32(at);
        type = bytes.text(at + 4, 4);
        bytes.require(at, length + OVERHEAD);
        checkSum(bytes, at, (int) length);
        switch (type) {
          case "IHDR" -> require(at == SIGNATURE);
          case "IDAT" -> {
            dataRuns += before.equals("IDAT") ? 0 : 1;
            require(dataRuns == 1);
            data.chunk(at + 8, length);
          }
          case "acTL" -> animated |= length < 4 || bytes.u32(at + 8) != 1;
          case "fdAT" -> animated = true;
          case "IEND" -> require(length == 0);
          default -> metadata(previews, bytes, type, at + 8, length);
        }
        before = type;
        at += length + OVERHEAD;
      }
    }
    require(dataRuns == 1);
    if (animated) {
      throw new UnscannableException(Reason.MULTI_FRAME);
    }
    bytes.requireEnd(at);
    return ImageHeader.of(ImageFormat.PNG, size, 1, previews);
  }

  private static Size header(Bytes bytes, Limits limits) throws UnscannableException {
    bytes.require(SIGNATURE, OVERHEAD + 13);
    require(bytes.u32(SIGNATURE) == 13 && bytes.has("IHDR", SIGNATURE + 4));
    int depth = bytes.u8(24);
    boolean possible =
        switch (bytes.u8(25)) {
          case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case 2, 4, 6 -> depth == 8 || depth == 16;
          default -> false;
        };
    require(possible && bytes.u8(26) == 0 && bytes.u8(27) == 0 && bytes.u8(28) <= 1);
    return Size.within(limits, bytes.u32(16), bytes.u32(20));
  }

  private static void metadata(Previews previews, Bytes bytes, String type, long from, long length)
      throws UnscannableException {
    if (type.equals("eXIf")) {
      previews.exif(from, length);
    }
    // EXIF and Photoshop blocks as compressed hexadecimal text, and compressed XMP.
    boolean text = type.equals("zTXt") || type.equals("tEXt") || type.equals("iTXt");
    if (text && bytes.has("Raw profile type ", from)) {
      boolean harmless = bytes.has("icc\0", from + 17) || bytes.has("icm\0", from + 17);
      if (!harmless) {
        previews.markUnchecked();
      }
    }
    if (type.equals("iTXt") && bytes.has("XML:com.adobe.xmp\0\1", from)) {
      previews.markUnchecked();
    }
    previews.metadata(from, length);
  }

  private static void checkSum(Bytes bytes, long chunk, int length) throws UnscannableException {
    CRC32 crc = new CRC32();
    crc.update(bytes.array(), (int) chunk + 4, length + 4);
    require(crc.getValue() == bytes.u32(chunk + 8 + length));
  }

  private static void require(boolean holds) throws UnscannableException {
    if (!holds) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
  }
}
