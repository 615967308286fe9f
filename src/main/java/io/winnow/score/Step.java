package io.winnow.score;

import java.util.List;

/** One step from 8-bit samples to a model's input. Their order matters and is the manifest's. */
public sealed interface Step {

  /** Which family a step is of, to switch on. */
  Kind kind();

  /** The families of steps. */
  enum Kind {
    DIVIDE,
    NORMALISE,
    RESIZE,
    CENTRE_CROP,
    JPEG
  }

  /** Divides each sample. */
  record Divide(double by) implements Step {
    public Divide {
      if (!Double.isFinite(by) || by == 0) {
        throw new IllegalArgumentException("cannot divide by " + by);
      }
    }

    @Override
    public Kind kind() {
      return Kind.DIVIDE;
    }
  }

  /**
   * (x − mean) / std for each channel.
   *
   * @param mean one per channel, in the order of the model's channels
   * @param std one per channel, not 0
   */
  record Normalise(List<Double> mean, List<Double> std) implements Step {
    public Normalise {
      mean = List.copyOf(mean);
      std = List.copyOf(std);
      if (mean.size() != 3 || std.size() != 3 || std.contains(0.0)) {
        throw new IllegalArgumentException("mean and std have 3 numbers, std none that is 0");
      }
    }

    @Override
    public Kind kind() {
      return Kind.NORMALISE;
    }
  }

  /**
   * Changes the size.
   *
   * @param mode what becomes of the aspect ratio
   * @param filter how samples are made
   * @param width in pixels; for {@link Mode#SHORTEST_EDGE} equal to the height
   * @param height in pixels
   */
  record Resize(Mode mode, Filter filter, int width, int height) implements Step {
    public Resize {
      if (Math.min(width, height) < 1 || Math.max(width, height) > InputSpec.LONGEST_SIDE) {
        throw new IllegalArgumentException("resize sides are 1–" + InputSpec.LONGEST_SIDE);
      }
      if (mode == Mode.SHORTEST_EDGE && width != height) {
        throw new IllegalArgumentException("shortest-edge has one side: width = height");
      }
    }

    @Override
    public Kind kind() {
      return Kind.RESIZE;
    }

    /** What becomes of the aspect ratio. */
    public enum Mode {
      STRETCH,
      SHORTEST_EDGE,
      LETTERBOX
    }

    /** How samples are made; see {@link Axis}. */
    public enum Filter {
      BILINEAR_ALIGN_CORNERS,
      BILINEAR_HALF_PIXEL,
      BILINEAR_ANTIALIAS,
      BICUBIC_ANTIALIAS
    }
  }

  /** Keeps the middle. */
  record CentreCrop(int width, int height) implements Step {
    public CentreCrop {
      if (Math.min(width, height) < 1) {
        throw new IllegalArgumentException("crop sides are at least 1");
      }
    }

    @Override
    public Kind kind() {
      return Kind.CENTRE_CROP;
    }
  }

  /** Stores as JPEG and reads again, as the training of some models did. */
  record Jpeg(int quality) implements Step {
    public Jpeg {
      if (quality < 1 || quality > 100) {
        throw new IllegalArgumentException("JPEG quality is 1–100");
      }
    }

    @Override
    public Kind kind() {
      return Kind.JPEG;
    }
  }
}
