package io.winnow.screen;

import io.winnow.core.PartGate;
import io.winnow.core.Reason;
import io.winnow.core.ScreenTask;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The pipe to the parent, in the child.
 *
 * <p>A thread of its own reads it, whatever the worker is doing, and ends the process at the end of
 * input: that is how the child notices that its parent is gone.
 */
final class ParentLink {
  private static final PartGate.Answer[] ANSWERS = PartGate.Answer.values();

  private final FrameInput in;
  private final FrameOutput out;
  private final Runnable atEnd;
  // The parent never sends a frame before the last one was taken.
  private final BlockingQueue<Received> received = new ArrayBlockingQueue<>(1);

  /**
   * @param atEnd called once when the input has ended or makes no sense; does not return
   */
  ParentLink(InputStream in, OutputStream out, Runnable atEnd) {
    this.in = new FrameInput(in);
    this.out = new FrameOutput(out);
    this.atEnd = atEnd;
  }

  /** What came in one frame. */
  private interface Received {
    long nonce();
  }

  /** What the child is to work with. */
  record Setup(long nonce, ScreenerSetup setup) implements Received {}

  /** A record to be screened, and the nonce that every answer must carry. */
  record Request(long nonce, ScreenTask task) implements Received {}

  private record GateAnswer(long nonce, PartGate.Answer answer) implements Received {}

  void start() {
    Thread reader = new Thread(this::read, "parent");
    reader.setDaemon(true);
    reader.start();
  }

  Setup awaitSetup() throws InterruptedException {
    return (Setup) received.take();
  }

  Request awaitRequest() throws InterruptedException {
    return (Request) received.take();
  }

  void ready(Setup setup) throws IOException {
    out.send(FrameType.READY, setup.nonce(), new FrameOutput.Body().int32(FrameLimits.PROTOCOL));
  }

  void notReady(Setup setup, String why) throws IOException {
    String cut = why.substring(0, Math.min(why.length(), 1000));
    out.send(FrameType.NOT_READY, setup.nonce(), new FrameOutput.Body().text(cut));
  }

  void result(Request request, FrameOutput.Body body) throws IOException {
    out.send(FrameType.RESULT, request.nonce(), body);
  }

  void failed(Request request, Reason reason, boolean recycle) throws IOException {
    FrameOutput.Body body = new FrameOutput.Body().one(reason).bool(recycle);
    out.send(FrameType.FAILED, request.nonce(), body);
  }

  /** Hands a part up and waits for the parent's answer. */
  PartGate.Answer offer(Request request, int part, byte[] bytes)
      throws IOException, InterruptedException {
    out.send(FrameType.OFFER, request.nonce(), new FrameOutput.Body().int32(part), bytes);
    return ((GateAnswer) received.take()).answer();
  }

  private void read() {
    try {
      while (true) {
        received.put(receive(in.next()));
      }
    } catch (EOFException e) {
      atEnd.run();
    } catch (IOException | FrameException | InterruptedException | RuntimeException e) {
      atEnd.run(); // A parent that makes no sense is as good as none.
    }
  }

  private Received receive(FrameType type) throws IOException, FrameException {
    return switch (type) {
      case SETUP -> new Setup(in.nonce(), SetupFrames.read(in));
      case SCREEN -> {
        String declaredType = in.text(FrameLimits.LINE);
        String url = in.text(FrameLimits.LINE);
        byte[] payload = in.bytes((int) in.left());
        yield new Request(in.nonce(), new ScreenTask(payload, declaredType, url));
      }
      case ANSWER -> {
        PartGate.Answer answer = in.one(ANSWERS);
        in.end();
        yield new GateAnswer(in.nonce(), answer);
      }
      case READY, NOT_READY, OFFER, RESULT, FAILED ->
          throw new FrameException("a frame that only the child sends");
    };
  }
}
