package io.winnow.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Algorithm;
import io.winnow.core.DocumentMeasurement;
import io.winnow.core.Fingerprint;
import io.winnow.core.ItemKind;
import io.winnow.core.Measurement;
import io.winnow.core.Reason;
import io.winnow.core.ScreenText;
import io.winnow.core.ScreenText.Caption;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole texts and captions on the pipe. */
class TextFramesTest {
  private final ScreenerSetup without = Samples.setup();
  private final ScreenerSetup with =
      new ScreenerSetup(
          without.limits(), List.of(), List.of(), true, without.natives(), without.scratch());

  private static Measurement page(String text, String whole, Caption... captions) {
    return Measurement.document(
        0,
        "text/html",
        new DocumentMeasurement(
            "title",
            text,
            "en",
            Fingerprint.of(Algorithm.TEXT_SHA256, new byte[32]),
            List.of(),
            new ScreenText(whole, List.of(captions))));
  }

  private static byte[] frame(ScreenerSetup setup, Measurement measurement) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new FrameOutput(bytes)
          .send(FrameType.RESULT, 7, new ResultWriter(setup).write(List.of(measurement), false));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static Measurement read(ScreenerSetup setup, byte[] frame, int lastOffered)
      throws IOException, FrameException {
    FrameInput in = new FrameInput(new ByteArrayInputStream(frame));
    in.next();
    return new ResultReader(setup, in, new BitSet(), lastOffered).read().measurements().get(0);
  }

  @Test
  void wholeTextsAndCaptionsAreReadAsWritten() throws Exception {
    Measurement page = page("zz", "zz and the margin", new Caption("a", 0), new Caption("b", 2));
    assertEquals(page, read(with, frame(with, page), 2));
    Measurement plain = page("zz", "zz");
    assertEquals(plain, read(with, frame(with, plain), 0));
  }

  @Test
  void aMainTextThatIsTheWholeGoesOnce() {
    String text = "x".repeat(1000);
    int once = frame(without, page(text, "")).length;
    assertEquals(once + 5, frame(with, page(text, text)).length);
    assertEquals(once + 5 + 4 + 500, frame(with, page(text, "y".repeat(500))).length);
  }

  @Test
  void nothingOfItIsSentWhereNobodyAsked() throws Exception {
    byte[] frame = frame(without, page("zz", "y".repeat(1000), new Caption("z", 0)));
    assertTrue(frame.length < 200, "" + frame.length);
    assertEquals(page("zz", ""), read(without, frame, 0));
    assertEquals(ScreenText.NONE, read(without, frame, 0).document().screenText());
  }

  @Test
  void bothEndsKnowWhetherTextsAreWanted() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (ScreenerSetup setup : List.of(with, without)) {
      bytes.reset();
      new FrameOutput(bytes).send(FrameType.SETUP, 7, SetupFrames.write(setup));
      FrameInput in = new FrameInput(new ByteArrayInputStream(bytes.toByteArray()));
      in.next();
      assertEquals(setup, SetupFrames.read(in));
    }
    assertThrows(FrameException.class, () -> read(without, frame(with, page("a", "b")), 0));
  }

  @Test
  void aCaptionOfAPartThatWasNotOfferedIsALie() {
    byte[] frame = frame(with, page("zz", "zz", new Caption("a", 2)));
    assertThrows(FrameException.class, () -> read(with, frame, 1));
  }

  @Test
  void whatDoesNotFitIsUnscannable() throws Exception {
    FrameLimits limits = FrameLimits.of(with);
    Caption[] many =
        IntStream.rangeClosed(0, FrameLimits.REFERENCES)
            .mapToObj(i -> new Caption("a", 0))
            .toArray(Caption[]::new);
    for (Measurement large :
        List.of(
            page("x", "y".repeat((int) limits.textBytes() + 1)),
            page("x", "y", new Caption("z".repeat(70_000), 0)),
            page("x", "y", many))) {
      assertEquals(
          Measurement.unscannable(0, ItemKind.DOCUMENT, "text/html", Reason.TEXT_LIMIT),
          read(with, frame(with, large), 0));
    }
    String largest = "x".repeat((int) limits.textBytes());
    String other = "y".repeat((int) limits.textBytes());
    assertEquals(page(largest, other), read(with, frame(with, page(largest, other)), 0));
  }

  @Test
  void aLongerTextThanAllowedIsALie() {
    ScreenerSetup larger =
        new ScreenerSetup(
            io.winnow.core.Limits.DEFAULT,
            List.of(),
            List.of(),
            true,
            with.natives(),
            with.scratch());
    String text = "y".repeat((int) FrameLimits.of(with).textBytes() + 1);
    byte[] frame = frame(larger, page("x", text));
    assertThrows(FrameException.class, () -> read(with, frame, 0));
  }

  @Test
  void aChangedFrameIsReadOrRefusedAndNothingElse() throws Exception {
    byte[] frame = frame(with, page("zz", "whole text", new Caption("beside", 1)));
    int refused = 0;
    for (int seed = 0; seed < 5000; seed++) {
      Random random = new Random(seed);
      byte[] changed = frame.clone();
      changed[13 + random.nextInt(changed.length - 13)] = (byte) random.nextInt();
      try {
        read(with, changed, 1);
      } catch (FrameException | EOFException e) {
        refused++;
      }
    }
    assertTrue(refused > 500, "only " + refused);
  }
}
