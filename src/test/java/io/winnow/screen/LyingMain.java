package io.winnow.screen;

import io.winnow.core.Measurement;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A child that knows the protocol and abuses it as the payload says. */
@SuppressWarnings("EnumOrdinal") // As the protocol has it.
public final class LyingMain {
  private final FileOutputStream raw = new FileOutputStream(FileDescriptor.out);
  private final FrameInput in = new FrameInput(new FileInputStream(FileDescriptor.in));
  private final FrameOutput out = new FrameOutput(raw);

  private LyingMain() {}

  public static void main(String[] args) throws IOException, FrameException {
    new LyingMain().run();
  }

  private void run() throws IOException, FrameException {
    in.next();
    long nonce = in.nonce();
    ScreenerSetup setup = SetupFrames.read(in);
    out.send(FrameType.READY, nonce, new FrameOutput.Body().int32(FrameLimits.PROTOCOL));
    while (true) {
      in.next();
      in.text(FrameLimits.LINE);
      in.text(FrameLimits.LINE);
      String verb = new String(in.bytes((int) in.left()), StandardCharsets.UTF_8);
      lie(verb, in.nonce(), new ResultWriter(setup), setup);
    }
  }

  private void lie(String verb, long nonce, ResultWriter writer, ScreenerSetup setup)
      throws IOException {
    FrameOutput.Body good = writer.write(List.of(Measurement.other(0, "did/well")), false);
    switch (verb) {
      case "well" -> out.send(FrameType.RESULT, nonce, good);
      case "garbage" ->
          raw.write("this is no frame at all, not by any means".getBytes(StandardCharsets.UTF_8));
      case "long" -> head(Integer.MAX_VALUE, FrameType.RESULT, nonce);
      case "long-offer" -> head(Integer.MAX_VALUE, FrameType.OFFER, nonce);
      case "endless" -> {
        head(1 << 20, FrameType.RESULT, nonce);
        while (true) {
          raw.write(new byte[1 << 16]);
        }
      }
      case "nonce" -> out.send(FrameType.RESULT, nonce + 1, good);
      case "disorder" ->
          out.send(FrameType.OFFER, nonce, new FrameOutput.Body().int32(2), new byte[9]);
      case "twice" -> {
        out.send(FrameType.RESULT, nonce, good);
        out.send(FrameType.RESULT, nonce, good);
      }
      case "nan" -> {
        byte[] body = writer.write(List.of(Samples.image(0, setup, 0.12345f)), false).toBytes();
        ByteBuffer scores = ByteBuffer.wrap(body);
        // The last three numbers are the scores of the only model.
        scores.putFloat(body.length - 12, Float.NaN);
        out.send(FrameType.RESULT, nonce, new FrameOutput.Body().bytes(body));
      }
      default -> throw new IllegalArgumentException();
    }
  }

  private void head(int length, FrameType type, long nonce) throws IOException {
    DataOutputStream data = new DataOutputStream(raw);
    data.writeInt(length);
    data.writeByte(type.ordinal());
    data.writeLong(nonce);
  }
}
