package io.winnow.image;

import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;

/** One TIFF directory: 12-byte entries of tag, type, count and value or its offset. */
final class TiffDirectory {
  private static final int SHORT = 3;
  private static final int LONG = 4;

  /** Bytes a value of each type takes; index is the type. */
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

  private final Bytes bytes;
  private final long first;
  private final int entries;

  TiffDirectory(Bytes bytes, long offset) throws UnscannableException {
    this.bytes = bytes;
    this.entries = bytes.u16(offset);
    this.first = offset + 2;
    if (offset < 8 || entries == 0) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    bytes.require(first, 12L * entries + 4);
    for (int i = 0; i < entries; i++) { // Decoders use the first or the last of a tag: neither.
      if (i > 0 && tag(i) <= tag(i - 1)) {
        throw new UnscannableException(Reason.PARSE_FAILED);
      }
    }
  }

  /** Offset of the next directory, or 0. */
  long next() throws UnscannableException {
    return bytes.u32(first + 12L * entries);
  }

  /** Number of values of a tag; 0 where there is no such tag. */
  long count(int tag) throws UnscannableException {
    long entry = find(tag);
    return entry < 0 ? 0 : bytes.u32(entry + 4);
  }

  /** The first value of a tag of whole numbers. */
  long sole(int tag, long otherwise) throws UnscannableException {
    return at(tag, 0, otherwise);
  }

  /** Value {@code index} of a tag of whole numbers. */
  long at(int tag, int index, long otherwise) throws UnscannableException {
    long entry = find(tag);
    if (entry < 0) {
      return otherwise;
    }
    int type = bytes.u16(entry + 2);
    if (index >= bytes.u32(entry + 4) || (type != SHORT && type != LONG)) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    long from = values(entry);
    return type == SHORT ? bytes.u16(from + 2L * index) : bytes.u32(from + 4L * index);
  }

  /** End of the directory and of all values. */
  long end() throws UnscannableException {
    long[] end = {first + 12L * entries + 4};
    forEach((tag, at, length) -> end[0] = Math.max(end[0], at + length));
    return end[0];
  }

  /** Visits every tag with the place and length of its values. */
  void forEach(Visitor visitor) throws UnscannableException {
    for (int i = 0; i < entries; i++) {
      long entry = first + 12L * i;
      long length = length(entry);
      long at = values(entry);
      bytes.require(at, length);
      visitor.visit(tag(i), at, length);
    }
  }

  interface Visitor {
    void visit(int tag, long at, long length) throws UnscannableException;
  }

  private int tag(int i) throws UnscannableException {
    return bytes.u16(first + 12L * i);
  }

  /** Offset of an entry, or −1. Entries ascend by tag. */
  private long find(int tag) throws UnscannableException {
    int low = 0;
    int high = entries - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = tag(middle);
      if (found == tag) {
        return first + 12L * middle;
      }
      if (found < tag) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private long values(long entry) throws UnscannableException {
    return length(entry) <= 4 ? entry + 8 : bytes.u32(entry + 8);
  }

  private long length(long entry) throws UnscannableException {
    int type = bytes.u16(entry + 2);
    if (type < 1 || type >= TYPE_BYTES.length) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    return TYPE_BYTES[type] * bytes.u32(entry + 4);
  }
}
