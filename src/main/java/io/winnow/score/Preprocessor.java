package io.winnow.score;

import io.winnow.core.Pixels;
import io.winnow.score.InputSpec.ChannelOrder;
import io.winnow.score.InputSpec.Layout;
import io.winnow.score.Step.Resize;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a model's input of a picture, following the manifest's steps. Not thread-safe: it keeps its
 * row buffers.
 *
 * <p>Steps before the resize change 8-bit samples, so they become a table of 256 entries a channel;
 * steps after it are one multiplication and one addition. Source rows are resampled across only
 * when a target row needs them, and only at the samples it needs.
 */
public final class Preprocessor {
  private final InputSpec input;
  private final Resize resize;

  /** By target channel and 8-bit sample. */
  private final float[][] table = new float[3][256];

  /** By target channel: what follows the resize. */
  private final float[] factor = new float[3];

  private final float[] summand = new float[3];

  private Preprocessor(InputSpec input, Resize resize, List<Step> before, List<Step> after) {
    this.input = input;
    this.resize = resize;
    for (int c = 0; c < 3; c++) {
      for (int sample = 0; sample < 256; sample++) {
        table[c][sample] = (float) apply(before, c, sample);
      }
      summand[c] = (float) apply(after, c, 0);
      factor[c] = (float) (apply(after, c, 1) - apply(after, c, 0));
    }
  }

  /**
   * Plans the way.
   *
   * @throws IllegalArgumentException if the steps do not lead to the input, or are not supported;
   *     the message is a sentence for the manifest's author
   */
  public static Preprocessor of(InputSpec input, List<Step> steps) {
    require(input.type() == InputSpec.ElementType.FLOAT32, "input type float16");
    require(input.layout() != Layout.FLAT, "input layout flat");
    require(input.alpha() == InputSpec.Alpha.DROP, "an alpha policy other than drop");
    require(input.exif() == InputSpec.Exif.IGNORE, "an EXIF policy other than ignore");
    int at = -1;
    for (int i = 0; i < steps.size(); i++) {
      Step.Kind kind = steps.get(i).kind();
      require(kind != Step.Kind.JPEG, "a JPEG round trip");
      require(kind != Step.Kind.RESIZE || at < 0, "more than one resize");
      require(kind != Step.Kind.CENTRE_CROP || (at >= 0 && at == i - 1), "a crop elsewhere");
      at = kind == Step.Kind.RESIZE ? i : at;
    }
    if (at < 0) {
      throw new IllegalArgumentException("a resize is missing: pictures come in all sizes");
    }
    Resize resize = (Resize) steps.get(at);
    require(resize.mode() != Resize.Mode.LETTERBOX, "resize mode letterbox");
    boolean cropped = at + 1 < steps.size() && steps.get(at + 1).kind() == Step.Kind.CENTRE_CROP;
    if (cropped) {
      Step.CentreCrop crop = (Step.CentreCrop) steps.get(at + 1);
      requireSides(input, crop.width(), crop.height());
      if (crop.width() > resize.width() || crop.height() > resize.height()) {
        throw new IllegalArgumentException("the crop is larger than what it is taken from");
      }
    } else {
      require(resize.mode() == Resize.Mode.STRETCH, "shortest-edge without a crop after it");
      requireSides(input, resize.width(), resize.height());
    }
    List<Step> after = steps.subList(at + (cropped ? 2 : 1), steps.size());
    return new Preprocessor(input, resize, steps.subList(0, at), after);
  }

  /**
   * Writes the tensor of a picture.
   *
   * @param tensor {@link InputSpec#elements()} long
   */
  public void fill(Pixels pixels, float[] tensor) {
    if (tensor.length != input.elements()) {
      throw new IllegalArgumentException("the tensor has " + tensor.length + " elements");
    }
    int width = resized(pixels.width(), pixels.height(), resize.width());
    int height = resized(pixels.height(), pixels.width(), resize.height());
    Axis across = axis(pixels.width(), width, input.width());
    Axis down = axis(pixels.height(), height, input.height());

    // The rows that one target row is made of are neighbours: slot = row modulo their number.
    float[][] rows = new float[down.taps][3 * input.width()];
    int[] held = new int[down.taps];
    Arrays.fill(held, -1);
    float[] row = new float[3 * input.width()];
    for (int y = 0; y < input.height(); y++) {
      for (int tap = 0; tap < down.taps; tap++) {
        int source = down.first(y) + tap;
        int slot = source % down.taps;
        if (held[slot] != source) {
          resampleRow(pixels, source, across, rows[slot]);
          held[slot] = source;
        }
        add(rows[slot], down.weight(y, tap), tap == 0, row);
      }
      store(row, y, tensor);
    }
  }

  private int resized(int side, int other, int wanted) {
    return switch (resize.mode()) {
      case STRETCH -> wanted;
      case SHORTEST_EDGE ->
          side <= other ? wanted : (int) Math.min(Integer.MAX_VALUE, (long) wanted * side / other);
      case LETTERBOX -> throw new AssertionError("refused when planned");
    };
  }

  private Axis axis(int source, int resized, int target) {
    // As torchvision: half to even.
    int offset = (int) Math.rint((resized - target) / 2.0);
    return Axis.of(resize.filter(), source, resized, offset, target);
  }

  private void resampleRow(Pixels pixels, int y, Axis across, float[] row) {
    byte[] samples = pixels.samples();
    int start = y * pixels.rowStride();
    int stride = pixels.pixelStride();
    boolean rgb = input.channels() == ChannelOrder.RGB;
    int offset0 = rgb ? pixels.red() : pixels.blue();
    int offset1 = pixels.green();
    int offset2 = rgb ? pixels.blue() : pixels.red();
    float[] table0 = table[0];
    float[] table1 = table[1];
    float[] table2 = table[2];
    int to = 0;
    for (int x = 0; x < input.width(); x++) {
      int at = start + across.first(x) * stride;
      float sum0 = 0;
      float sum1 = 0;
      float sum2 = 0;
      for (int tap = 0; tap < across.taps; tap++, at += stride) {
        float weight = across.weight(x, tap);
        sum0 += weight * table0[samples[at + offset0] & 0xff];
        sum1 += weight * table1[samples[at + offset1] & 0xff];
        sum2 += weight * table2[samples[at + offset2] & 0xff];
      }
      row[to++] = sum0;
      row[to++] = sum1;
      row[to++] = sum2;
    }
  }

  private static void add(float[] row, float weight, boolean first, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = first ? weight * row[i] : sum[i] + weight * row[i];
    }
  }

  private void store(float[] row, int y, float[] tensor) {
    int width = input.width();
    boolean planes = input.layout() == Layout.NCHW;
    for (int c = 0; c < 3; c++) {
      int to = planes ? (c * input.height() + y) * width : 3 * y * width + c;
      int step = planes ? 1 : 3;
      for (int x = 0; x < width; x++, to += step) {
        tensor[to] = row[3 * x + c] * factor[c] + summand[c];
      }
    }
  }

  private static double apply(List<Step> steps, int channel, double value) {
    double x = value;
    for (Step step : steps) {
      if (step instanceof Step.Divide divide) {
        x /= divide.by();
      } else if (step instanceof Step.Normalise normalise) {
        x = (x - normalise.mean().get(channel)) / normalise.std().get(channel);
      }
    }
    return x;
  }

  private static void requireSides(InputSpec input, int width, int height) {
    if (width != input.width() || height != input.height()) {
      throw new IllegalArgumentException(
          "the steps give %d×%d pixels, the input takes %d×%d"
              .formatted(width, height, input.width(), input.height()));
    }
  }

  private static void require(boolean supported, String what) {
    if (!supported) {
      throw new IllegalArgumentException(what + " is not supported yet");
    }
  }
}
