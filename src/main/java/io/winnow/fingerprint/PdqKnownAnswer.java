package io.winnow.fingerprint;

import io.winnow.core.Pixels;

/**
 * Pictures by formula and what PDQ says of them.
 *
 * <p>{@link #FLAT} and {@link #TINY} were hashed by the upstream Java reference; {@link #WAVES},
 * whose sides need boxes of three and two samples, by the plain two-pass form in this package's
 * tests.
 */
enum PdqKnownAnswer {
  /** 128×128 of one colour: every bit hangs on the order of float sums. */
  FLAT("0000113482002c4b2c4b2c4b00002c4b820082001134554b11342c4b820013a0", 0) {
    @Override
    Pixels pixels() {
      return draw(128, 128, (x, y) -> 0xc8b4a0);
    }
  },
  /** The smallest picture that is hashed: 5×5. */
  TINY("c4f196253b0e69dac37293a4c3f0695a3c8f9625c4f196a53b0e69dac37296a5", 100) {
    @Override
    Pixels pixels() {
      int[] rgb = {
        0x16110a, 0x7f6037, 0x5a4427, 0x5e4729, 0xb1864d, //
        0x574226, 0xbe9053, 0x332716, 0x9e7745, 0x140f09, //
        0x987342, 0x291f12, 0x715531, 0x7e5f37, 0x533f24, //
        0x7c5e36, 0x4e3b22, 0xb5894f, 0x2b2113, 0x8c6a3d, //
        0x21190e, 0x916d3f, 0x372918, 0x69502e, 0x8f6c3e
      };
      return draw(5, 5, (x, y) -> rgb[y * 5 + x]);
    }
  },
  /** 300×200 of crossing parabolas in three colours. */
  WAVES("1963e2c89d532a9c5530aa4f56983d23aa57aaad55ba1526856cab718a47aaff", 100) {
    @Override
    Pixels pixels() {
      return draw(
          300,
          200,
          (x, y) -> {
            int red = Math.abs((x * x + 3 * y * y) / 64 % 510 - 255);
            int green = Math.abs((2 * x * y + y * y) / 96 % 510 - 255);
            int blue = Math.abs((5 * x + y * y / 4) % 510 - 255);
            return red << 16 | green << 8 | blue;
          });
    }
  };

  private final String hex;
  private final int quality;

  PdqKnownAnswer(String hex, int quality) {
    this.hex = hex;
    this.quality = quality;
  }

  abstract Pixels pixels();

  String hex() {
    return hex;
  }

  int quality() {
    return quality;
  }

  private interface Formula {
    /** The colour at a place, as 0xrrggbb. */
    int at(int x, int y);
  }

  private static Pixels draw(int width, int height, Formula formula) {
    byte[] samples = new byte[3 * width * height];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = formula.at(x, y);
        samples[at++] = (byte) (rgb >> 16);
        samples[at++] = (byte) (rgb >> 8);
        samples[at++] = (byte) rgb;
      }
    }
    return Pixels.rgb(width, height, samples);
  }
}
