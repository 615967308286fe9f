package io.winnow.image;

import java.util.List;

/**
 * What the gate found in a picture's structure.
 *
 * @param format by content
 * @param width of what will be decoded, in pixels; for a GIF that is the frame, not the canvas
 * @param height likewise
 * @param frames always 1: more are refused
 * @param scans of a JPEG; 1 for every other format
 * @param previews JPEG files inside the picture's metadata, such as an EXIF thumbnail: pictures of
 *     their own, to be checked like any other
 * @param uncheckedPreview true if the metadata seem to hold a preview that is in none of the ranges
 */
public record ImageHeader(
    ImageFormat format,
    int width,
    int height,
    int frames,
    int scans,
    List<ByteRange> previews,
    boolean uncheckedPreview) {
  public ImageHeader {
    previews = List.copyOf(previews);
    if (width < 1 || height < 1 || frames < 1 || scans < 1) {
      throw new IllegalArgumentException("not a picture: " + width + "×" + height);
    }
  }

  static ImageHeader of(ImageFormat format, Size size, int scans, Previews previews) {
    return new ImageHeader(
        format, size.width(), size.height(), 1, scans, previews.ranges(), previews.unchecked());
  }
}
