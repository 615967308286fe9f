package io.winnow.image;

import io.winnow.core.Pixels;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;

/**
 * The pixels of a GIF's one frame.
 *
 * <p>Our own, because decoders at hand return a partial picture without a word when the codes end
 * early. Colours are as in the table: transparency is dropped.
 */
final class GifDecoder {
  private static final int MAX_CODES = 4096;
  private static final int[] FIRST_ROW = {0, 4, 2, 1};
  private static final int[] ROW_STEP = {8, 8, 4, 2};

  private final Bytes bytes;
  private final GifStructure.Frame frame;
  private final byte[] indices;
  private int filled;

  // Codes are read from blocks of up to 255 bytes, least significant bit first.
  private long at;
  private int blockLeft;
  private int bits;
  private int bitCount;

  private GifDecoder(byte[] array, GifStructure.Frame frame) {
    this.bytes = Bytes.littleEndian(array);
    this.frame = frame;
    this.indices = new byte[(int) frame.size().pixels()];
    this.at = frame.data() + 1;
  }

  static Pixels decode(byte[] array) throws UnscannableException {
    GifStructure.Frame frame = GifStructure.frame(array);
    GifDecoder decoder = new GifDecoder(array, frame);
    decoder.unpack();
    return decoder.colour();
  }

  /** LZW as in appendix F of the format: each code is an earlier one and a further index. */
  private void unpack() throws UnscannableException {
    int rootBits = bytes.u8(frame.data());
    if (rootBits < 1 || rootBits > 8) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    int clear = 1 << rootBits;
    int end = clear + 1;
    short[] prefix = new short[MAX_CODES];
    byte[] last = new byte[MAX_CODES];
    byte[] first = new byte[MAX_CODES];
    int[] length = new int[MAX_CODES];
    for (int i = 0; i < clear; i++) {
      last[i] = (byte) i;
      first[i] = (byte) i;
      length[i] = 1;
    }
    int next = end + 1;
    int width = rootBits + 1;
    int previous = -1;
    for (int code = read(width); code != end && code >= 0; code = read(width)) {
      if (code == clear) {
        next = end + 1;
        width = rootBits + 1;
        previous = -1;
        continue;
      }
      if (code > next || (code == next && (previous < 0 || next == MAX_CODES))) {
        throw new UnscannableException(Reason.PARSE_FAILED);
      }
      if (previous >= 0 && next < MAX_CODES) {
        prefix[next] = (short) previous;
        first[next] = first[previous];
        last[next] = code == next ? first[previous] : first[code];
        length[next] = length[previous] + 1;
        next++;
        if (next == 1 << width && width < 12) {
          width++;
        }
      }
      write(code, prefix, last, length[code]);
      previous = code;
    }
    if (filled < indices.length) {
      throw new UnscannableException(Reason.TRUNCATED);
    }
    requireNothingLeft();
  }

  private void write(int code, short[] prefix, byte[] last, int count) throws UnscannableException {
    if (count > indices.length - filled) {
      throw new UnscannableException(Reason.TRAILING_DATA);
    }
    int chain = code;
    for (int i = filled + count - 1; i >= filled; i--) {
      indices[i] = last[chain];
      chain = prefix[chain];
    }
    filled += count;
  }

  /** The next code, or −1 after the last block. */
  private int read(int width) throws UnscannableException {
    while (bitCount < width) {
      if (blockLeft == 0) {
        blockLeft = bytes.u8(at);
        if (blockLeft == 0) {
          return -1;
        }
        at++;
      }
      bits |= bytes.u8(at++) << bitCount;
      bitCount += 8;
      blockLeft--;
    }
    int code = bits & (1 << width) - 1;
    bits >>>= width;
    bitCount -= width;
    return code;
  }

  /** Blocks after the last code are bytes after the picture's end. */
  private void requireNothingLeft() throws UnscannableException {
    bytes.requireOnlyPadding(at, at + blockLeft);
    at += blockLeft;
    if (bytes.u8(at) != 0) {
      throw new UnscannableException(Reason.TRAILING_DATA);
    }
  }

  private Pixels colour() throws UnscannableException {
    int width = frame.size().width();
    int height = frame.size().height();
    bytes.require(frame.palette(), 3L * frame.colours());
    byte[] rgb = new byte[3 * indices.length];
    int pass = 0;
    int row = 0;
    for (int stored = 0; stored < height; stored++) {
      colourRow(stored * width, row * width, width, rgb);
      row += frame.interlaced() ? ROW_STEP[pass] : 1;
      while (frame.interlaced() && row >= height && pass < 3) {
        pass++;
        row = FIRST_ROW[pass];
      }
    }
    return Pixels.rgb(width, height, rgb);
  }

  private void colourRow(int from, int to, int count, byte[] rgb) throws UnscannableException {
    byte[] array = bytes.array();
    int out = 3 * to;
    for (int i = from; i < from + count; i++) {
      int index = indices[i] & 0xff;
      if (index >= frame.colours()) {
        throw new UnscannableException(Reason.PARSE_FAILED);
      }
      int colour = (int) frame.palette() + 3 * index;
      rgb[out++] = array[colour];
      rgb[out++] = array[colour + 1];
      rgb[out++] = array[colour + 2];
    }
  }
}
