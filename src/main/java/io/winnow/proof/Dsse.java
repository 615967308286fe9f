package io.winnow.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What is signed in a DSSE envelope (Dead Simple Signing Envelope, protocol 1.0.2): the payload and
 * its type, so that no signature can be taken for one of another kind.
 */
public final class Dsse {
  private Dsse() {}

  /** The pre-authentication encoding: {@code DSSEv1 LEN(type) type LEN(payload) payload}. */
  public static byte[] encoding(String payloadType, byte[] payload) {
    byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + type.length + 32);
    out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(type);
    out.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(payload);
    return out.toByteArray();
  }
}
