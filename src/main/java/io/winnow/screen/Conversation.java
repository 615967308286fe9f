package io.winnow.screen;

import io.winnow.core.Measurement;
import io.winnow.core.PartGate;
import io.winnow.core.Reason;
import io.winnow.core.ScreenTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said about one record, from the parent's side: the task goes down, parts come up and are
 * answered, a result comes up.
 */
final class Conversation {
  private static final Reason[] REASONS = Reason.values();

  private final ScreenerSetup setup;
  private final FrameLimits limits;
  private final FrameInput in;
  private final FrameOutput out;
  private final long nonce;
  private final BitSet toMeasure = new BitSet();
  private int lastOffered;
  private long offeredBytes;

  Conversation(ScreenerSetup setup, FrameInput in, FrameOutput out, SecureRandom random) {
    this.setup = setup;
    this.limits = FrameLimits.of(setup);
    this.in = in;
    this.out = out;
    this.nonce = random.nextLong();
  }

  /**
   * How the child ended the conversation.
   *
   * @param measurements what it measured, or null if it failed
   * @param failure why it failed, or null
   * @param recycle whether it wants to be replaced
   */
  record Ending(
      @Nullable List<Measurement> measurements, @Nullable Reason failure, boolean recycle) {}

  /**
   * Runs to the end.
   *
   * @param gate what answers for a part
   * @throws FrameException if the child says what it may not say
   * @throws IOException if the pipe breaks: the child is gone
   */
  Ending run(ScreenTask task, PartGate gate) throws IOException, FrameException {
    FrameOutput.Body head =
        new FrameOutput.Body().text(line(task.declaredType())).text(line(task.url()));
    out.send(FrameType.SCREEN, nonce, head, task.bytes());
    while (true) {
      FrameType type = in.next();
      if (in.nonce() != nonce) {
        throw new FrameException("a frame that answers another request");
      }
      switch (type) {
        case OFFER -> answer(gate);
        case RESULT -> {
          ResultReader.Result result = new ResultReader(setup, in, toMeasure, lastOffered).read();
          return new Ending(result.measurements(), null, result.recycle());
        }
        case FAILED -> {
          Reason reason = in.one(REASONS);
          boolean recycle = in.bool();
          in.end();
          if (!reason.isUnscannable()) {
            throw new FrameException("not a reason to fail");
          }
          return new Ending(null, reason, recycle);
        }
        case SETUP, SCREEN, ANSWER, READY, NOT_READY ->
            throw new FrameException("a frame that has no place in a record");
      }
    }
  }

  private void answer(PartGate gate) throws IOException, FrameException {
    in.atMost(Math.min(Integer.MAX_VALUE - 64, 4 + limits.partBytes() - offeredBytes));
    int part = in.int32(lastOffered + 1L, Math.min(lastOffered + 1L, limits.parts()));
    byte[] bytes = in.bytes((int) in.left());
    lastOffered = part;
    offeredBytes += bytes.length;
    PartGate.Answer answer = gate.offer(part, bytes);
    if (answer == PartGate.Answer.MEASURE) {
      toMeasure.set(part);
    }
    out.send(FrameType.ANSWER, nonce, new FrameOutput.Body().one(answer));
  }

  /** An address too long to be one is none; references are then resolved against nothing. */
  private static String line(String text) {
    return text.length() <= FrameLimits.LINE / 3
            || text.getBytes(StandardCharsets.UTF_8).length <= FrameLimits.LINE
        ? text
        : "";
  }
}
