package io.winnow.proof.seal;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** What a sealed file says to those who cannot open it. */
public final class SealedFile {
  private SealedFile() {}

  /**
   * The id of the key that it says it is sealed to. Only opening proves it.
   *
   * @throws SealException if it is no sealed file
   */
  public static String keyId(SeekableByteChannel file) throws IOException {
    return SealHead.read(file, "").keyId();
  }
}
