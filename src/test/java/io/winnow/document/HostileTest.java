package io.winnow.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import io.winnow.document.Fixtures.Sink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The ways in which parsers say nothing is wrong, and bytes that make no sense. */
class HostileTest {
  @Test
  void anUnknownTypeIsNeverEmpty() {
    byte[] noise = {0, 1, 2, 3, 4, 5, 6, 7};
    Fixtures.assertUnscannable(Reason.UNRECOGNISED, noise, "application/x-zz");
    Fixtures.assertUnscannable(Reason.EMPTY, new byte[0], "text/html");
    Fixtures.assertUnscannable(
        Reason.UNSUPPORTED_FORMAT, Fixtures.zip(Map.of("a", Fixtures.utf8("b"))), "");
  }

  @Test
  void textThatTurnsBinaryIsRefused() {
    byte[] bytes = new byte[20_000];
    java.util.Arrays.fill(bytes, 0, 9000, (byte) 'a');
    Fixtures.assertUnscannable(Reason.PARSE_FAILED, bytes, "text/plain");
  }

  @Test
  void textOverItsLimitIsRefused() {
    Limits small = new Limits(1000, 1000, 10, 5, 1 << 20, Duration.ofSeconds(1), 64L << 20);
    byte[] text = Fixtures.utf8("word ".repeat(400));
    UnscannableException thrown =
        assertThrows(
            UnscannableException.class,
            () -> Fixtures.parse(text, "text/plain", small, new Sink()));
    assertEquals(Reason.TEXT_LIMIT, thrown.reason());
  }

  @Test
  void errorsOfTheMachineHaveTheirReasons() {
    byte[] page = Fixtures.utf8("<img src='data:image/png;base64," + png() + "'>");
    assertEquals(
        Reason.MEMORY_LIMIT,
        thrownWith(
            page,
            (bytes, hint) -> {
              throw new OutOfMemoryError();
            }));
    assertEquals(
        Reason.STACK_LIMIT,
        thrownWith(
            page,
            (bytes, hint) -> {
              throw new StackOverflowError();
            }));
    assertEquals(
        Reason.PARSE_FAILED,
        thrownWith(
            page,
            (bytes, hint) -> {
              throw new IllegalStateException("zz-secret");
            }));
  }

  private static String png() {
    return Fixtures.base64(Fixtures.png(2));
  }

  private static Reason thrownWith(byte[] page, EmbeddedParts sink) {
    UnscannableException thrown =
        assertThrows(UnscannableException.class, () -> Fixtures.parse(page, "", sink));
    assertTrue(!thrown.getMessage().contains("zz-secret"));
    return thrown.reason();
  }

  @Test
  void mutantsEndInAResultOrAReason() {
    String page =
        "<html lang=en><head><title>x</title><style>p{background:url(data:image/png;base64,"
            + png()
            + ")}</style></head><body><img srcset='a.png 1x, b.png 2x' alt=q><p>"
            + Fixtures.PROSE
            + "<iframe srcdoc='&lt;p&gt;y'></iframe>";
    String rtf =
        "{\\rtf1\\ansi\\pard The mill\\par {\\pict\\pngblip 89504e470d0a1a0a}{\\bin3 abc}}";
    List<byte[]> seeds =
        List.of(
            Fixtures.utf8(page),
            Fixtures.utf8("plain words\nand more"),
            Fixtures.utf8(rtf),
            Fixtures.docx(Fixtures.wordBody("x"), Map.of("word/media/a.png", Fixtures.png(3))));
    int[] rounds = {300, 600, 60, 30};
    Random random = new Random(20);
    for (int kind = 0; kind < seeds.size(); kind++) {
      for (int i = 0; i < rounds[kind]; i++) {
        byte[] mutant = mutated(seeds.get(kind), random);
        String declared = random.nextBoolean() ? "" : "text/html; charset=utf-8";
        try {
          assertNotNull(Fixtures.parse(mutant, declared, new Sink()).text());
        } catch (UnscannableException e) {
          assertTrue(e.reason().isUnscannable());
        }
      }
    }
  }

  @Test
  void detectionAnswersForAnyBytes() {
    Random random = new Random(21);
    byte[][] seeds = {
      Fixtures.png(1),
      Fixtures.docx(Fixtures.wordBody("x"), Map.of()),
      Fixtures.utf8("<?xml version='1.0'?><a/>")
    };
    for (int i = 0; i < 1500; i++) {
      byte[] bytes = mutated(seeds[i % seeds.length], random);
      assertNotNull(MediaTypes.kindOf(MediaTypes.detect(bytes, "text/html", "")));
    }
  }

  private static byte[] mutated(byte[] seed, Random random) {
    byte[] mutant =
        random.nextInt(8) == 0
            ? java.util.Arrays.copyOf(seed, random.nextInt(seed.length) + 1)
            : seed.clone();
    for (int n = random.nextInt(6); n >= 0; n--) {
      mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
    }
    return mutant;
  }
}
