package io.winnow.image;

import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import org.jspecify.annotations.Nullable;

/**
 * JPEG (ITU-T T.81): markers from SOI to EOI.
 *
 * <p>Baseline, extended and progressive Huffman coding with 8 bits are supported; arithmetic,
 * lossless and hierarchical coding and heights that come after the scan are not.
 */
final class JpegStructure {
  /** Pixels times scans: what a decoder of progressive pictures may be made to do. */
  private static final long MAX_SCANNED_PIXELS = 2_000_000_000L;

  private static final int SOF0 = 0xc0;
  private static final int SOF2 = 0xc2;
  private static final int DHT = 0xc4;
  private static final int SOF15 = 0xcf;
  private static final int RST0 = 0xd0;
  private static final int RST7 = 0xd7;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DNL = 0xdc;
  private static final int DRI = 0xdd;
  private static final int DHP = 0xde;
  private static final int EXP = 0xdf;
  private static final int APP0 = 0xe0;
  private static final int APP15 = 0xef;
  private static final int COM = 0xfe;

  private final Bytes bytes;
  private final Limits limits;
  private final Previews previews;
  private @Nullable Size size;
  private int components;
  private int[] componentIds = {};
  private int componentsSeen;
  private int scans;

  private JpegStructure(byte[] array, Limits limits) {
    this.bytes = Bytes.bigEndian(array);
    this.limits = limits;
    this.previews = new Previews(bytes);
  }

  static ImageHeader inspect(byte[] array, Limits limits) throws UnscannableException {
    return new JpegStructure(array, limits).walk();
  }

  private ImageHeader walk() throws UnscannableException {
    long at = 2;
    while (true) {
      if (bytes.u8(at) != 0xff) {
        throw new UnscannableException(Reason.PARSE_FAILED);
      }
      int marker = bytes.u8(++at);
      while (marker == 0xff) { // Fill bytes.
        marker = bytes.u8(++at);
      }
      at++;
      if (marker == EOI) {
        break;
      }
      refuse(marker);
      int length = bytes.u16(at);
      if (length < 2) {
        throw new UnscannableException(Reason.PARSE_FAILED);
      }
      bytes.require(at, length);
      segment(marker, at + 2, length - 2);
      at += length;
      if (marker == SOS) {
        at = endOfScan(at);
      }
    }
    Size found = size;
    if (found == null || componentsSeen != (1 << components) - 1) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    bytes.requireEnd(at);
    return ImageHeader.of(ImageFormat.JPEG, found, scans, previews);
  }

  private static void refuse(int marker) throws UnscannableException {
    if ((marker > SOF2 && marker <= SOF15 && marker != DHT)
        || marker == DNL
        || marker == DHP
        || marker == EXP) {
      throw new UnscannableException(Reason.UNSUPPORTED_FORMAT);
    }
    boolean known =
        (marker >= SOF0 && marker <= DHT)
            || (marker >= SOS && marker <= DRI)
            || (marker >= APP0 && marker <= APP15)
            || marker == COM;
    if (!known) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
  }

  private void segment(int marker, long from, int length) throws UnscannableException {
    if (marker <= SOF2) {
      frame(from, length);
    } else if (marker == SOS) {
      scan(from, length);
    } else if (marker == APP0) {
      previews.jfif(from, length);
    } else if (marker == APP0 + 1 && bytes.has("Exif\0", from)) {
      previews.exif(from + 6, length - 6);
    } else if (marker == APP0 + 13 && bytes.has("Photoshop 3.0\0", from)) {
      previews.photoshop(from + 14, length - 14);
    }
    if (marker >= APP0) {
      previews.metadata(from, length);
    }
  }

  private void frame(long from, int length) throws UnscannableException {
    if (size != null || length < 6) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    if (bytes.u8(from) != 8 || bytes.u16(from + 1) == 0) {
      // 12 bits, or a height that a DNL marker will tell.
      throw new UnscannableException(Reason.UNSUPPORTED_FORMAT);
    }
    size = Size.within(limits, bytes.u16(from + 3), bytes.u16(from + 1));
    components = bytes.u8(from + 5);
    if (length != 6 + 3 * components) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    if (components != 1 && components != 3 && components != 4) {
      throw new UnscannableException(Reason.UNSUPPORTED_FORMAT);
    }
    componentIds = new int[components];
    for (int i = 0; i < components; i++) {
      componentIds[i] = bytes.u8(from + 6 + 3L * i);
    }
  }

  private void scan(long from, int length) throws UnscannableException {
    Size found = size;
    if (found == null || length < 1 || length != 4 + 2 * bytes.u8(from)) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    scans++;
    if (scans > limits.scans() || scans * found.pixels() > MAX_SCANNED_PIXELS) {
      throw new UnscannableException(Reason.SCAN_LIMIT);
    }
    int count = bytes.u8(from);
    if (bytes.u8(from + 1 + 2L * count) > 0) {
      return; // Refines what another scan brings.
    }
    // Decoders leave a component grey if no scan brings it, and say nothing.
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < components; c++) {
        if (componentIds[c] == bytes.u8(from + 1 + 2L * i)) {
          componentsSeen |= 1 << c;
        }
      }
    }
  }

  /** Coded data end at the first marker that is neither a stuffed zero nor a restart. */
  private long endOfScan(long from) throws UnscannableException {
    byte[] array = bytes.array();
    for (int at = (int) from; at + 1 < array.length; at++) {
      if (array[at] == (byte) 0xff) {
        int next = array[at + 1] & 0xff;
        if (next != 0 && next != 0xff && (next < RST0 || next > RST7)) {
          return at;
        }
      }
    }
    throw new UnscannableException(Reason.TRUNCATED);
  }
}
