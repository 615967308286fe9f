package io.winnow.clean;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CarriersTest {
  private static final long ENOUGH = 1 << 20;

  private static int[] carriers(String... parts) {
    return new Carriers(ENOUGH)
        .of(
            Arrays.stream(parts).map(p -> p.getBytes(StandardCharsets.UTF_8)).toList(),
            i -> !parts[i].startsWith("doc"));
  }

  @Test
  void everyPartIsCarriedByTheInnermostPictureAroundIt() {
    assertArrayEquals(
        new int[] {-1, -1, 1, 2, 2, 1, -1, 6},
        carriers("doc", "((a)(b)c)d", "((a)(b)c)", "(a)", "(b)", "d", "ef", "f"));
  }

  @Test
  void documentsCarryNothingAndAPayloadThatIsAPictureEverything() {
    assertArrayEquals(new int[] {-1, -1}, carriers("doc a", "a"));
    assertArrayEquals(new int[] {-1, 0, 0}, carriers("pic", "x", "y"));
  }

  @Test
  void whatCannotBeSearchedForCountsAsCarried() {
    int[] found =
        new Carriers(3).of(List.of(new byte[0], new byte[4], new byte[] {1}), index -> index > 0);
    assertArrayEquals(new int[] {-1, -1, 1}, found);
  }

  @Test
  void findsWhatAPlainSearchFinds() {
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      String whole = word(random, random.nextInt(12));
      String piece = word(random, random.nextInt(4));
      int[] found = carriers("doc", "p" + whole, piece);
      assertEquals(whole.contains(piece) ? 1 : -1, found[2], whole + " " + piece);
    }
  }

  private static String word(Random random, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(random.nextBoolean() ? 'a' : 'b');
    }
    return word.toString();
  }
}
