package io.winnow.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.winnow.core.Measurement;
import io.winnow.core.PartGate.Answer;
import io.winnow.core.Reason;
import io.winnow.core.ScreenTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parent's side alone, against a child that says what the test wrote. */
class ConversationTest {
  private static final long NONCE = 77;
  private final ScreenerSetup setup = Samples.setup();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final FrameOutput child = new FrameOutput(said);
  private final List<Integer> offered = new ArrayList<>();

  private Conversation.Ending run() throws IOException, FrameException {
    FrameInput in = new FrameInput(new ByteArrayInputStream(said.toByteArray()));
    FrameOutput out = new FrameOutput(OutputStream.nullOutputStream());
    SecureRandom fixed =
        new SecureRandom() {
          @Override
          public long nextLong() {
            return NONCE;
          }
        };
    return new Conversation(setup, in, out, fixed)
        .run(
            new ScreenTask(new byte[3], "", ""),
            (part, bytes) -> {
              offered.add(part);
              return part % 2 == 1 ? Answer.MEASURE : Answer.SKIP;
            });
  }

  private void offer(long nonce, int part, int length) throws IOException {
    child.send(FrameType.OFFER, nonce, new FrameOutput.Body().int32(part), new byte[length]);
  }

  private void result(Measurement... measurements) throws IOException {
    child.send(
        FrameType.RESULT, NONCE, new ResultWriter(setup).write(List.of(measurements), false));
  }

  @Test
  void partsAreOfferedAndOnlyThoseToBeMeasuredAreExpected() throws Exception {
    offer(NONCE, 1, 10);
    offer(NONCE, 2, 0);
    offer(NONCE, 3, 10);
    Measurement[] all = {
      Measurement.other(0, "a/b"), Measurement.other(1, "a/b"), Measurement.other(3, "a/b")
    };
    result(all);
    assertEquals(List.of(all), run().measurements());
    assertEquals(List.of(1, 2, 3), offered);
  }

  @Test
  void anotherNonceIsRefused() throws Exception {
    offer(NONCE + 1, 1, 10);
    assertThrows(FrameException.class, this::run);
    assertEquals(List.of(), offered);
  }

  @Test
  void aPartOutOfOrderIsRefused() throws Exception {
    offer(NONCE, 2, 10);
    assertThrows(FrameException.class, this::run);
    said.reset();
    offer(NONCE, 1, 10);
    offer(NONCE, 1, 10);
    assertThrows(FrameException.class, this::run);
    said.reset();
    offer(NONCE, 0, 10);
    assertThrows(FrameException.class, this::run);
  }

  @Test
  void morePartsThanAllowedAreRefused() throws Exception {
    for (int part = 1; part <= Samples.SMALL.parts() + 1; part++) {
      offer(NONCE, part, 0);
    }
    assertThrows(FrameException.class, this::run);
    assertEquals(Samples.SMALL.parts(), offered.size());
  }

  @Test
  void moreBytesOfPartsThanAllowedAreRefused() throws Exception {
    offer(NONCE, 1, (int) Samples.SMALL.partBytes());
    offer(NONCE, 2, 1);
    assertThrows(FrameException.class, this::run);
    assertEquals(List.of(1), offered);
  }

  @Test
  void aFailureCarriesAReasonOfAnUnscannableItem() throws Exception {
    child.send(FrameType.FAILED, NONCE, new FrameOutput.Body().one(Reason.STACK_LIMIT).bool(true));
    Conversation.Ending ending = run();
    assertEquals(Reason.STACK_LIMIT, ending.failure());
    said.reset();
    child.send(FrameType.FAILED, NONCE, new FrameOutput.Body().one(Reason.SCORE).bool(true));
    assertThrows(FrameException.class, this::run);
  }

  @Test
  void framesOfTheParentOrOfTheStartAreRefused() throws Exception {
    for (FrameType type :
        List.of(FrameType.SETUP, FrameType.SCREEN, FrameType.ANSWER, FrameType.READY)) {
      said.reset();
      child.send(type, NONCE, new FrameOutput.Body());
      assertThrows(FrameException.class, this::run, type.name());
    }
  }
}
