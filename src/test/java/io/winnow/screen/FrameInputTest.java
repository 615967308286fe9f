package io.winnow.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

@SuppressWarnings("EnumOrdinal") // As the protocol has it.
class FrameInputTest {
  private static FrameInput frame(int length, int type, byte... body) throws Exception {
    byte[] bytes =
        ByteBuffer.allocate(13 + body.length)
            .putInt(length)
            .put((byte) type)
            .putLong(42)
            .put(body)
            .array();
    return new FrameInput(new ByteArrayInputStream(bytes));
  }

  @Test
  void theHeadGivesTypeNonceAndWhatIsLeft() throws Exception {
    FrameInput in = frame(12, FrameType.OFFER.ordinal(), (byte) 1, (byte) 2, (byte) 3);
    assertEquals(FrameType.OFFER, in.next());
    assertEquals(42, in.nonce());
    assertEquals(3, in.left());
  }

  @Test
  void aNegativeOrTooShortLengthIsRefused() throws Exception {
    for (int length : new int[] {Integer.MIN_VALUE, -1, 0, 8}) {
      assertThrows(FrameException.class, () -> frame(length, 0).next());
    }
  }

  @Test
  void anUnknownTypeIsRefused() throws Exception {
    assertThrows(FrameException.class, () -> frame(9, FrameType.values().length).next());
    assertThrows(FrameException.class, () -> frame(9, 255).next());
  }

  @Test
  void noMemoryIsTakenForALengthThatTheFrameDoesNotHave() throws Exception {
    // A text of 2 GB in a frame of 13 bytes: an OutOfMemoryError here would be the failure.
    FrameInput in = frame(13, 0, (byte) 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff);
    in.next();
    assertThrows(FrameException.class, () -> in.text(Integer.MAX_VALUE));
    FrameInput counted = frame(13, 0, (byte) 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff);
    counted.next();
    assertThrows(FrameException.class, () -> counted.count(Integer.MAX_VALUE, 1));
    FrameInput negative = frame(13, 0, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff);
    negative.next();
    assertThrows(FrameException.class, () -> negative.text(100));
  }

  @Test
  void aBodyThatIsTooLongOrHasSomethingLeftIsRefused() throws Exception {
    FrameInput in = frame(10, 0, (byte) 1);
    in.next();
    assertThrows(FrameException.class, () -> in.atMost(0));
    assertThrows(FrameException.class, in::end);
  }

  @Test
  void aCutBodyIsAnEndOfInput() throws Exception {
    FrameInput in = frame(100, 0, (byte) 1);
    in.next();
    assertThrows(EOFException.class, () -> in.bytes(91));
  }
}
