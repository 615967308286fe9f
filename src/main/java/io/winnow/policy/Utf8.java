package io.winnow.policy;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict decoding: replacing what is not UTF-8 would change what a policy says. */
final class Utf8 {
  private Utf8() {}

  static String decode(byte[] bytes, String file) {
    if (bytes.length > Policy.MAX_BYTES) {
      throw new ProblemsException(Problem.of(file, PolicyReader.TOO_LARGE));
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      // A decoder made this way reports malformed input and leaves `in` before it.
      return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      String message =
          "byte %d is not UTF-8; save the file as UTF-8".formatted((long) in.position());
      throw new ProblemsException(new Problem(file, line, 0, null, message));
    }
  }
}
