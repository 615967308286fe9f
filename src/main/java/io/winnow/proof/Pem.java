package io.winnow.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Textual encodings of keys (RFC 7468). */
final class Pem {
  private Pem() {}

  static String write(String label, byte[] encoded) {
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(encoded);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label);
  }

  /** The one block of that label; empty if there is none, or it is not Base64. */
  static Optional<byte[]> read(String label, String pem) {
    String begin = "-----BEGIN " + label + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf("-----END " + label + "-----");
    if (from < 0 || to < from) {
      return Optional.empty();
    }
    try {
      String body = pem.substring(from + begin.length(), to).replaceAll("\\s", "");
      return Optional.of(Base64.getDecoder().decode(body));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
