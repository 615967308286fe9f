package io.winnow.score;

/**
 * The tensor that a model takes.
 *
 * @param name the input's name in the model file
 * @param type of one element
 * @param layout order of the axes
 * @param width in pixels
 * @param height in pixels
 * @param channels order of the colours
 * @param alpha what becomes of transparency
 * @param exif what becomes of the orientation that a camera noted
 */
public record InputSpec(
    String name,
    ElementType type,
    Layout layout,
    int width,
    int height,
    ChannelOrder channels,
    Alpha alpha,
    Exif exif) {

  /** Longest side of a model's input that makes sense, in pixels. */
  static final int LONGEST_SIDE = 4096;

  /** How one number is stored. */
  public enum ElementType {
    FLOAT32,
    FLOAT16
  }

  /** Order of the axes: batch, height, width, channel, by their initials; or one axis for all. */
  public enum Layout {
    NHWC,
    NCHW,
    FLAT
  }

  /** Order of the colours of a pixel. */
  public enum ChannelOrder {
    RGB,
    BGR
  }

  /** What becomes of transparency: ignored, or blended on a background. */
  public enum Alpha {
    DROP,
    ON_WHITE,
    ON_BLACK
  }

  /** Whether the picture is turned upright first. */
  public enum Exif {
    IGNORE,
    APPLY
  }

  public InputSpec {
    if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE) {
      throw new IllegalArgumentException("input sides are 1–" + LONGEST_SIDE + " pixels");
    }
  }

  /** How many numbers one picture becomes. */
  public int elements() {
    return 3 * width * height;
  }
}
