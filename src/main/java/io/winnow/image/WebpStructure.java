package io.winnow.image;

import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import org.jspecify.annotations.Nullable;

/** WebP (RFC 9649): a RIFF container around one VP8 or VP8L bitstream. */
final class WebpStructure {
  private static final int HEADER = 12;

  private final Bytes bytes;
  private final Limits limits;
  private final Previews previews;
  private @Nullable Size canvas;
  private @Nullable Size picture;
  private int frames;

  private WebpStructure(byte[] array, Limits limits) {
    this.bytes = Bytes.littleEndian(array);
    this.limits = limits;
    this.previews = new Previews(bytes);
  }

  static ImageHeader inspect(byte[] array, Limits limits) throws UnscannableException {
    WebpStructure webp = new WebpStructure(array, limits);
    Size size = webp.walk();
    return ImageHeader.of(ImageFormat.WEBP, size, 1, webp.previews);
  }

  private Size walk() throws UnscannableException {
    long size = bytes.u32(4);
    bytes.require(0, 8 + size);
    long at = HEADER;
    while (at < 8 + size) {
      String type = bytes.text(at, 4);
      long length = bytes.u32(at + 4);
      if (at + 8 + length > 8 + size) {
        throw new UnscannableException(Reason.PARSE_FAILED);
      }
      chunk(type, at + 8, length);
      at += 8 + length + length % 2;
    }
    if (frames > 1) {
      throw new UnscannableException(Reason.MULTI_FRAME);
    }
    if (frames == 1) {
      // An animation of one frame, which may cover only a part of its canvas.
      throw new UnscannableException(Reason.UNSUPPORTED_FORMAT);
    }
    Size found = picture;
    if (found == null || (canvas != null && !canvas.equals(found))) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    bytes.requireEnd(8 + size);
    return found;
  }

  private void chunk(String type, long from, long length) throws UnscannableException {
    switch (type) {
      case "VP8X" -> {
        once(canvas, length, 10);
        canvas = Size.within(limits, bytes.u24(from + 4) + 1L, bytes.u24(from + 7) + 1L);
      }
      case "VP8 " -> {
        once(picture, length, 10);
        picture = lossy(from, length);
      }
      case "VP8L" -> {
        once(picture, length, 5);
        picture = lossless(from);
      }
      case "ANMF" -> frames++;
      case "ANIM", "ALPH" -> {}
      case "EXIF" -> {
        long prefix = bytes.has("Exif\0\0", from) ? 6 : 0;
        previews.exif(from + prefix, length - prefix);
        previews.metadata(from, length);
      }
      default -> previews.metadata(from, length);
    }
  }

  private static void once(@Nullable Size before, long length, int least)
      throws UnscannableException {
    if (before != null || length < least) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
  }

  /** RFC 6386, section 9.1: a key frame's tag, start code and size. */
  private Size lossy(long from, long length) throws UnscannableException {
    int tag = bytes.u24(from);
    boolean keyFrame = (tag & 1) == 0;
    long firstPartition = tag >> 5;
    if (!keyFrame || !bytes.has("\u009d\u0001*", from + 3) || 10 + firstPartition > length) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    return Size.within(limits, bytes.u16(from + 6) & 0x3fff, bytes.u16(from + 8) & 0x3fff);
  }

  /** RFC 9649, section 3.4: signature, then 14 bits of width and of height, both less one. */
  private Size lossless(long from) throws UnscannableException {
    long head = bytes.u32(from + 1);
    if (bytes.u8(from) != 0x2f || head >>> 29 != 0) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    return Size.within(limits, (head & 0x3fff) + 1, (head >> 14 & 0x3fff) + 1);
  }
}
