package io.winnow.image;

import io.winnow.core.UnscannableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the pictures that hide in a picture's metadata.
 *
 * <p>EXIF and Photoshop thumbnails are found where their formats put them. Anything else is looked
 * for by the first bytes of JPEG and PNG files, plain or in base64: what is found so cannot be cut
 * out reliably and is only reported as unchecked.
 */
final class Previews {
  private static final int EXIF_SUB_IFDS = 0x14a;
  private static final int EXIF_STRIPS = 0x111;
  private static final int EXIF_JPEG = 0x201;
  private static final int EXIF_JPEG_LENGTH = 0x202;
  private static final int PHOTOSHOP_THUMBNAIL_4 = 1033;
  private static final int PHOTOSHOP_THUMBNAIL = 1036;
  private static final int PHOTOSHOP_THUMBNAIL_HEADER = 28;

  /** More thumbnails than any camera writes; the search among them must stay cheap. */
  private static final int MAX_RANGES = 16;

  private final Bytes bytes;
  private final List<ByteRange> ranges = new ArrayList<>();
  private boolean unchecked;

  Previews(Bytes bytes) {
    this.bytes = bytes;
  }

  List<ByteRange> ranges() {
    return ranges;
  }

  boolean unchecked() {
    return unchecked;
  }

  void markUnchecked() {
    unchecked = true;
  }

  /** A JFIF segment with an uncompressed thumbnail, or its extension. */
  void jfif(long from, int length) throws UnscannableException {
    if (bytes.has("JFXX\0", from)) {
      unchecked = true;
    } else if (bytes.has("JFIF\0", from) && length >= 14) {
      unchecked |= bytes.u8(from + 12) != 0 && bytes.u8(from + 13) != 0;
    }
  }

  /**
   * An EXIF block: a small TIFF file whose second directory describes a thumbnail.
   *
   * <p>Damaged EXIF is common and harmless: where it leads outside its block nothing is there.
   */
  void exif(long from, long length) {
    if (!bytes.has("II", from) && !bytes.has("MM", from)) {
      return;
    }
    Bytes tiff = bytes.inOrder(bytes.has("MM", from));
    long end = Math.min(from + length, bytes.length());
    try {
      long main = from + tiff.u32(from + 4);
      long count = tiff.u16(main);
      if (main + 2 + 12 * count + 4 > end) {
        return;
      }
      for (long i = 0; i < count; i++) {
        unchecked |= tiff.u16(main + 2 + 12 * i) == EXIF_SUB_IFDS;
      }
      long next = tiff.u32(main + 2 + 12 * count);
      if (next != 0 && from + next + 2 <= end) {
        exifThumbnail(tiff, from, from + next, end);
      }
    } catch (UnscannableException e) {
      // Outside the file: nothing is there.
      return;
    }
  }

  private void exifThumbnail(Bytes tiff, long base, long directory, long end)
      throws UnscannableException {
    long count = tiff.u16(directory);
    if (directory + 2 + 12 * count > end) {
      return;
    }
    long offset = 0;
    long length = 0;
    for (long i = 0; i < count; i++) {
      long entry = directory + 2 + 12 * i;
      int tag = tiff.u16(entry);
      if (tag == EXIF_JPEG) {
        offset = tiff.u32(entry + 8);
      } else if (tag == EXIF_JPEG_LENGTH) {
        length = tiff.u32(entry + 8);
      } else if (tag == EXIF_STRIPS || tag == EXIF_SUB_IFDS) {
        unchecked = true;
      }
    }
    if (offset > 0 && length > 0) {
      jpeg(base + offset, length, end);
    }
    long next = directory + 2 + 12 * count;
    unchecked |= next + 4 <= end && tiff.u32(next) != 0;
  }

  /** Photoshop's image resources: each a signature, a number, a name and a size. */
  void photoshop(long from, long length) throws UnscannableException {
    Bytes big = bytes.inOrder(true);
    long end = Math.min(from + length, bytes.length());
    long at = from;
    while (at + 12 <= end && bytes.has("8BIM", at)) {
      int id = big.u16(at + 4);
      int name = big.u8(at + 6) + 1;
      long data = at + 6 + name + name % 2 + 4;
      if (data > end) {
        return;
      }
      long size = big.u32(data - 4);
      boolean thumbnail = id == PHOTOSHOP_THUMBNAIL || id == PHOTOSHOP_THUMBNAIL_4;
      if (thumbnail && size > PHOTOSHOP_THUMBNAIL_HEADER) {
        long header = PHOTOSHOP_THUMBNAIL_HEADER;
        jpeg(data + header, size - header, end);
      }
      at = data + size + size % 2;
    }
  }

  /** Notes a thumbnail that should be a JPEG file. */
  private void jpeg(long from, long length, long end) {
    boolean inside = from + length <= end && ranges.size() < MAX_RANGES;
    if (inside && bytes.has("\u00ff\u00d8\u00ff", from)) {
      ranges.add(new ByteRange((int) from, (int) length));
    } else {
      unchecked |= from < end;
    }
  }

  /** Looks for beginnings of pictures outside the ranges found so far. */
  void metadata(long from, long length) {
    byte[] array = bytes.array();
    int end = (int) Math.min(from + length, array.length);
    for (int at = (int) from; at < end && !unchecked; at++) {
      boolean begins =
          switch (array[at]) {
            case (byte) 0xff -> bytes.has("\u00ff\u00d8\u00ff", at);
            case (byte) 0x89 -> bytes.has("\u0089PNG\r\n\u001a\n", at);
            case '/' -> bytes.has("/9j/", at);
            case 'i' -> bytes.has("iVBORw0KGgo", at);
            case 'x' -> bytes.has("xmpGImg:image", at);
            default -> false;
          };
      if (begins) {
        int skip = endOfRangeAround(at);
        unchecked = skip < 0;
        at = skip - 1;
      }
    }
  }

  private int endOfRangeAround(int at) {
    for (ByteRange range : ranges) {
      if (at >= range.offset() && at < range.end()) {
        return range.end();
      }
    }
    return -1;
  }
}
