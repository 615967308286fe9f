package io.winnow.image;

import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import org.jspecify.annotations.Nullable;

/**
 * GIF (CompuServe, 87a and 89a): screen descriptor, blocks, trailer.
 *
 * <p>The picture is the frame: a canvas around it is empty. Both must lie within the limits.
 */
final class GifStructure {
  private static final Limits NO_LIMITS =
      new Limits(
          Limits.DEFAULT.recordBytes(),
          Long.MAX_VALUE,
          Limits.DEFAULT.scans(),
          Limits.DEFAULT.parts(),
          Limits.DEFAULT.partBytes(),
          Limits.DEFAULT.cpu(),
          Limits.DEFAULT.heapBytes());

  private static final int HEADER = 13;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;
  private static final int TRAILER = 0x3b;

  /**
   * The one frame of a file.
   *
   * @param palette offset of the colour table in force
   * @param colours entries in it; 0 where there is none
   * @param data offset of the byte that tells the code size
   */
  record Frame(Size size, boolean interlaced, long palette, int colours, long data) {}

  private final Bytes bytes;
  private final Limits limits;
  private final Previews previews;

  private GifStructure(byte[] array, Limits limits) {
    this.bytes = Bytes.littleEndian(array);
    this.limits = limits;
    this.previews = new Previews(bytes);
  }

  static ImageHeader inspect(byte[] array, Limits limits) throws UnscannableException {
    GifStructure gif = new GifStructure(array, limits);
    Frame frame = gif.walk();
    return ImageHeader.of(ImageFormat.GIF, frame.size(), 1, gif.previews);
  }

  /** The frame of a file that has passed the gate. */
  static Frame frame(byte[] array) throws UnscannableException {
    return new GifStructure(array, NO_LIMITS).walk();
  }

  private Frame walk() throws UnscannableException {
    int flags = bytes.u8(10);
    Size.within(limits, Math.max(1, bytes.u16(6)), Math.max(1, bytes.u16(8)));
    int colours = colours(flags);
    long at = HEADER + 3L * colours;
    @Nullable Frame frame = null;
    int frames = 0;
    while (bytes.u8(at) != TRAILER) {
      switch (bytes.u8(at)) {
        case EXTENSION -> {
          long end = endOfBlocks(at + 2);
          previews.metadata(at, end - at);
          at = end;
        }
        case IMAGE -> {
          frames++;
          frame = frame(at, colours);
          at = endOfBlocks(frame.data() + 1);
        }
        default -> throw new UnscannableException(Reason.PARSE_FAILED);
      }
    }
    if (frame == null) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    if (frames > 1) {
      throw new UnscannableException(Reason.MULTI_FRAME);
    }
    bytes.requireEnd(at + 1);
    return frame;
  }

  private Frame frame(long at, int globalColours) throws UnscannableException {
    Size size = Size.within(limits, bytes.u16(at + 5), bytes.u16(at + 7));
    int flags = bytes.u8(at + 9);
    int own = colours(flags);
    boolean interlaced = (flags & 0x40) != 0;
    long data = at + 10 + 3L * own;
    return own > 0
        ? new Frame(size, interlaced, at + 10, own, data)
        : new Frame(size, interlaced, HEADER, globalColours, data);
  }

  private static int colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 2 << (flags & 7);
  }

  private long endOfBlocks(long from) throws UnscannableException {
    long at = from;
    while (bytes.u8(at) != 0) {
      at += 1 + bytes.u8(at);
    }
    return at + 1;
  }
}
