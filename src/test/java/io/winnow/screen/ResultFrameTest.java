package io.winnow.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Algorithm;
import io.winnow.core.DocumentMeasurement;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageReference;
import io.winnow.core.ItemKind;
import io.winnow.core.Measurement;
import io.winnow.core.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SuppressWarnings("EnumOrdinal") // As the protocol has it.
class ResultFrameTest {
  private static final long NONCE = 0x0123456789abcdefL;
  private final ScreenerSetup setup = Samples.setup("demo-a", "demo-b");

  @Test
  void whatIsWrittenIsRead() throws Exception {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      BitSet parts = Samples.parts(random, 6);
      List<Measurement> sent = Samples.measurements(random, setup, parts);
      ResultReader.Result read = read(frame(sent, seed % 2 == 0), parts);
      assertEquals(sent, read.measurements(), "seed " + seed);
      assertEquals(seed % 2 == 0, read.recycle());
    }
  }

  @Test
  void aChangedFrameIsReadOrRefusedAndNothingElse() throws Exception {
    int refused = 0;
    for (int seed = 0; seed < 5000; seed++) {
      Random random = new Random(seed);
      BitSet parts = Samples.parts(random, 6);
      byte[] frame = frame(Samples.measurements(random, setup, parts), false);
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        frame[random.nextInt(frame.length)] = (byte) random.nextInt();
      }
      try {
        read(frame, parts);
      } catch (FrameException | EOFException e) {
        refused++;
      }
    }
    assertTrue(refused > 500, "only " + refused + " were refused");
  }

  @Test
  void garbageIsRefused() throws Exception {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      byte[] body = Samples.bytes(random, random.nextInt(300));
      byte[] frame =
          ByteBuffer.allocate(13 + body.length)
              .putInt(9 + body.length)
              .put((byte) FrameType.RESULT.ordinal())
              .putLong(NONCE)
              .put(body)
              .array();
      assertThrows(FrameException.class, () -> read(frame, new BitSet()), "seed " + seed);
    }
  }

  @Test
  void aCutFrameIsAnEndOfInput() throws Exception {
    byte[] frame = frame(List.of(Samples.image(0, setup, 0.5f)), false);
    for (int length = 0; length < frame.length; length++) {
      byte[] cut = Arrays.copyOf(frame, length);
      assertThrows(EOFException.class, () -> read(cut, new BitSet()), "length " + length);
    }
  }

  @Test
  void aScoreThatIsNotFiniteMakesItsPartUnscannable() throws Exception {
    byte[] marker = ByteBuffer.allocate(4).putFloat(0.12345f).array();
    for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      byte[] frame =
          frame(List.of(Samples.image(0, setup, 0.5f), Samples.image(1, setup, 0.12345f)), false);
      ByteBuffer.wrap(frame).putFloat(indexOf(frame, marker), value);
      List<Measurement> read = read(frame, BitSet.valueOf(new long[] {2})).measurements();
      assertEquals(Samples.image(0, setup, 0.5f), read.get(0));
      assertEquals(
          Measurement.unscannable(1, ItemKind.IMAGE, "image/png", Reason.NON_FINITE_SCORE),
          read.get(1));
    }
  }

  @Test
  void aPartThatWasToBeMeasuredMayNotBeMissingUnlessTheRecordIsUnscannable() throws Exception {
    BitSet parts = BitSet.valueOf(new long[] {0b110});
    byte[] lacking =
        frame(List.of(Measurement.other(0, "a/b"), Measurement.other(1, "a/b")), false);
    assertThrows(FrameException.class, () -> read(lacking, parts));
    List<Measurement> unscannable =
        List.of(Measurement.unscannable(0, ItemKind.OTHER, "a/b", Reason.TRUNCATED));
    assertEquals(unscannable, read(frame(unscannable, false), parts).measurements());
  }

  @Test
  void partsThatWereSkippedRepeatedOrDisorderedAreRefused() throws Exception {
    BitSet second = BitSet.valueOf(new long[] {0b100});
    Measurement zero = Measurement.other(0, "a/b");
    Measurement one = Measurement.other(1, "a/b");
    Measurement two = Measurement.other(2, "a/b");
    for (List<Measurement> wrong :
        List.of(
            List.of(zero, one),
            List.of(zero, one, two),
            List.of(zero, zero),
            List.of(two),
            List.of(two, zero),
            List.<Measurement>of())) {
      assertThrows(
          FrameException.class, () -> read(frame(wrong, false), second), "" + wrong.size());
    }
  }

  @Test
  void aPictureThatAModelDidNotScoreIsRefusedAtBothEnds() {
    List<Measurement> half = List.of(Samples.image(0, Samples.setup("demo-a"), 0.5f));
    assertThrows(IllegalStateException.class, () -> frame(half, false));
    byte[] frame = frameOf(new ResultWriter(Samples.setup("demo-a")).write(half, false));
    assertThrows(FrameException.class, () -> read(frame, new BitSet()));
  }

  @Test
  void aReferenceToAPartThatWasNotOfferedIsRefused() {
    Measurement document = document("text", List.of(new ImageReference("", "", 3)));
    assertThrows(FrameException.class, () -> read(frame(List.of(document), false), new BitSet()));
  }

  @Test
  void aMediaTypeCarriesNoSentences() {
    for (String type : List.of("", "text", "text/html; charset=x", "Text/html", "a/b c", "a/b\n")) {
      byte[] frame = frame(List.of(Measurement.other(0, type)), false);
      assertThrows(FrameException.class, () -> read(frame, new BitSet()), type);
    }
  }

  @Test
  void aDocumentOverTheTextLimitGoesAsUnscannable() throws Exception {
    String longText = "x".repeat((int) FrameLimits.of(setup).textBytes() + 1);
    for (Measurement large :
        List.of(
            document(longText, List.of()),
            document("x", List.of(new ImageReference("", "y".repeat(70_000), 0))))) {
      Measurement read = read(frame(List.of(large), false), new BitSet()).measurements().get(0);
      assertEquals(
          Measurement.unscannable(0, ItemKind.DOCUMENT, "text/html", Reason.TEXT_LIMIT), read);
    }
  }

  @Test
  void documentsThatTogetherExceedTheFrameMakeTheRecordUnscannable() throws Exception {
    String text = "x".repeat(1 << 20);
    List<Measurement> many =
        IntStream.rangeClosed(0, 20).mapToObj(part -> document(part, text, List.of())).toList();
    BitSet parts = new BitSet();
    parts.set(1, 21);
    assertEquals(
        List.of(Measurement.unscannable(0, ItemKind.DOCUMENT, "text/html", Reason.TEXT_LIMIT)),
        read(frame(many, false), parts).measurements());
  }

  private static Measurement document(String text, List<ImageReference> images) {
    return document(0, text, images);
  }

  private static Measurement document(int part, String text, List<ImageReference> images) {
    Fingerprint sha256 = Fingerprint.of(Algorithm.TEXT_SHA256, new byte[32]);
    return Measurement.document(
        part, "text/html", new DocumentMeasurement("", text, "en", sha256, images));
  }

  private byte[] frame(List<Measurement> measurements, boolean recycle) {
    return frameOf(new ResultWriter(setup).write(measurements, recycle));
  }

  private static byte[] frameOf(FrameOutput.Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new FrameOutput(bytes).send(FrameType.RESULT, NONCE, body);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private ResultReader.Result read(byte[] frame, BitSet parts) throws IOException, FrameException {
    FrameInput in = new FrameInput(new ByteArrayInputStream(frame));
    if (in.next() != FrameType.RESULT) {
      throw new FrameException("another frame");
    }
    return new ResultReader(setup, in, parts, Math.max(0, parts.length() - 1)).read();
  }

  private static int indexOf(byte[] in, byte[] what) {
    return new String(in, StandardCharsets.ISO_8859_1)
        .indexOf(new String(what, StandardCharsets.ISO_8859_1));
  }

  @Test
  void textsKeepEveryCharacter() throws Exception {
    Measurement document = document("zz 𝔸 é\u0000 \uFFFD", List.of());
    Measurement read = read(frame(List.of(document), false), new BitSet()).measurements().get(0);
    assertEquals(document, read);
  }
}
