package io.winnow.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.winnow.core.Pixels;
import io.winnow.score.InputSpec.ChannelOrder;
import io.winnow.score.InputSpec.Layout;
import io.winnow.score.Step.Resize;
import io.winnow.score.Step.Resize.Filter;
import io.winnow.score.Step.Resize.Mode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pre-processing against {@link NaiveResize}, which is written from the definitions in double. */
class PreprocessorTests {
  private static final List<Double> MEAN = List.of(0.1, 0.2, 0.3);
  private static final List<Double> STD = List.of(0.5, 0.25, 2.0);

  private final Random random = new Random(7);

  @ParameterizedTest
  @EnumSource(Filter.class)
  void resizesAsTheDefinitionSaysAtAnySize(Filter filter) {
    for (int i = 0; i < 60; i++) {
      int width = 1 + random.nextInt(24);
      int height = 1 + random.nextInt(24);
      Pixels pixels = picture(side(), side());
      float[] tensor = new float[3 * width * height];
      Preprocessor.of(
              input(Layout.NHWC, ChannelOrder.RGB, width, height),
              List.of(new Step.Divide(255), new Resize(Mode.STRETCH, filter, width, height)))
          .fill(pixels, tensor);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          for (int c = 0; c < 3; c++) {
            double expected = NaiveResize.sample(pixels, filter, width, height, x, y, c) / 255;
            assertEquals(expected, tensor[3 * (y * width + x) + c], 2e-5, pixels.width() + " px");
          }
        }
      }
    }
  }

  @Test
  void planesAndOrderOfChannelsFollowTheManifest() {
    Pixels pixels = picture(17, 9);
    float[] tensor = new float[3 * 5 * 4];
    Filter filter = Filter.BILINEAR_HALF_PIXEL;
    Preprocessor.of(
            input(Layout.NCHW, ChannelOrder.BGR, 5, 4),
            List.of(
                new Resize(Mode.STRETCH, filter, 5, 4),
                new Step.Divide(255),
                new Step.Normalise(MEAN, STD)))
        .fill(pixels, tensor);
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < 20; i++) {
        double sample = NaiveResize.sample(pixels, filter, 5, 4, i % 5, i / 5, 2 - c) / 255;
        assertEquals((sample - MEAN.get(c)) / STD.get(c), tensor[20 * c + i], 2e-5);
      }
    }
  }

  @Test
  void normalisingBeforeTheResizeIsDoneBefore() {
    Pixels pixels = Pixels.grey(1, 1, new byte[] {(byte) 200});
    float[] tensor = new float[3];
    Preprocessor.of(
            input(Layout.NHWC, ChannelOrder.RGB, 1, 1),
            List.of(
                new Step.Divide(100),
                new Step.Normalise(MEAN, STD),
                new Resize(Mode.STRETCH, Filter.BILINEAR_ALIGN_CORNERS, 1, 1),
                new Step.Divide(2)))
        .fill(pixels, tensor);
    for (int c = 0; c < 3; c++) {
      assertEquals((2.0 - MEAN.get(c)) / STD.get(c) / 2, tensor[c], 1e-6);
    }
  }

  @Test
  void shortestEdgeThenCropKeepsTheMiddle() {
    // 40×20 becomes 20×10 by the shortest edge; the middle 8×8 of that begins at (6, 1).
    Pixels pixels = picture(40, 20);
    float[] tensor = new float[3 * 8 * 8];
    Filter filter = Filter.BILINEAR_ANTIALIAS;
    Preprocessor.of(
            input(Layout.NHWC, ChannelOrder.RGB, 8, 8),
            List.of(new Resize(Mode.SHORTEST_EDGE, filter, 10, 10), new Step.CentreCrop(8, 8)))
        .fill(pixels, tensor);
    for (int i = 0; i < 64; i++) {
      double expected = NaiveResize.sample(pixels, filter, 20, 10, 6 + i % 8, 1 + i / 8, 1);
      assertEquals(expected, tensor[3 * i + 1], 5e-3);
    }
  }

  @Test
  void stridesOffsetsAndPaddingOfAPictureAreRespected() {
    Pixels plain = picture(13, 11);
    int rowStride = 13 * 5 + 7;
    byte[] samples = new byte[rowStride * 11];
    random.nextBytes(samples);
    for (int y = 0; y < 11; y++) {
      for (int x = 0; x < 13; x++) {
        int to = y * rowStride + 5 * x;
        int from = y * plain.rowStride() + 3 * x;
        samples[to + 3] = plain.samples()[from];
        samples[to + 1] = plain.samples()[from + 1];
        samples[to + 4] = plain.samples()[from + 2];
      }
    }
    Pixels padded = new Pixels(13, 11, samples, 5, rowStride, 3, 1, 4);
    InputSpec input = input(Layout.NHWC, ChannelOrder.RGB, 6, 6);
    Preprocessor preprocessor =
        Preprocessor.of(
            input, List.of(new Resize(Mode.STRETCH, Filter.BILINEAR_ALIGN_CORNERS, 6, 6)));
    float[] expected = new float[input.elements()];
    float[] actual = new float[input.elements()];
    preprocessor.fill(plain, expected);
    preprocessor.fill(padded, actual);
    assertArrayEquals(expected, actual);
  }

  @Test
  void whatIsNotSupportedIsRefusedWhenPlanned() {
    InputSpec input = input(Layout.NHWC, ChannelOrder.RGB, 8, 8);
    Resize resize = new Resize(Mode.STRETCH, Filter.BILINEAR_HALF_PIXEL, 8, 8);
    refuses(input, List.of());
    refuses(input, List.of(new Step.Divide(255)));
    refuses(input, List.of(resize, resize));
    refuses(input, List.of(resize, new Step.Jpeg(90)));
    refuses(input, List.of(new Resize(Mode.STRETCH, Filter.BILINEAR_HALF_PIXEL, 9, 8)));
    refuses(input, List.of(new Resize(Mode.LETTERBOX, Filter.BILINEAR_HALF_PIXEL, 8, 8)));
    refuses(input, List.of(new Resize(Mode.SHORTEST_EDGE, Filter.BILINEAR_HALF_PIXEL, 8, 8)));
    refuses(input, List.of(new Step.CentreCrop(8, 8), resize));
    refuses(input, List.of(resize, new Step.CentreCrop(9, 8)));
    refuses(input(Layout.FLAT, ChannelOrder.RGB, 8, 8), List.of(resize));
  }

  private static void refuses(InputSpec input, List<Step> steps) {
    assertThrows(IllegalArgumentException.class, () -> Preprocessor.of(input, steps));
  }

  private int side() {
    return random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1 + random.nextInt(90);
  }

  private Pixels picture(int width, int height) {
    byte[] samples = new byte[3 * width * height];
    random.nextBytes(samples);
    return Pixels.rgb(width, height, samples);
  }

  private static InputSpec input(Layout layout, ChannelOrder channels, int width, int height) {
    return new InputSpec(
        "x",
        InputSpec.ElementType.FLOAT32,
        layout,
        width,
        height,
        channels,
        InputSpec.Alpha.DROP,
        InputSpec.Exif.IGNORE);
  }
}
