package io.winnow.proof.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Keys as text: one line of the half's name, the key's id and the key, such as {@code
 * winnow-evidence-public-1:4c1d…:hSDwCYkw…}.
 *
 * <p>The id makes a mistyped key known: evidence sealed to it would be lost for good.
 */
final class KeyText {
  static final String PUBLIC = "winnow-evidence-public-1";
  static final String PRIVATE = "winnow-evidence-private-1";

  /** Bytes of either half (RFC 7748). */
  static final int KEY_BYTES = 32;

  static final int ID_BYTES = 8;

  private KeyText() {}

  /** The first bytes of the SHA-256 of the public half: what tells pairs of keys apart. */
  static byte[] id(byte[] publicKey) {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(publicKey), ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static String hexId(byte[] publicKey) {
    return HexFormat.of().formatHex(id(publicKey));
  }

  /** The line, without its end. */
  static String write(String half, byte[] publicKey, byte[] key) {
    return half
        + ":"
        + hexId(publicKey)
        + ":"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(key);
  }

  /**
   * A key and the id that stands beside it.
   *
   * @param id hex, not yet held against the key
   * @param key its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // Lives as long as parsing.
  record Line(String id, byte[] key) {
    /** Hides the key. */
    @Override
    public String toString() {
      return "key:(hidden)";
    }
  }

  /**
   * Reads the one line; empty lines and those that begin with {@code #} do not count.
   *
   * @throws IllegalArgumentException if it is no such half; the message does not quote it
   */
  static Line read(String half, String text) {
    List<String> lines =
        text.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    String[] fields = lines.size() == 1 ? lines.get(0).split(":", -1) : new String[0];
    if (fields.length == 3 && fields[0].equals(half)) {
      try {
        byte[] key = Base64.getUrlDecoder().decode(fields[2]);
        if (key.length == KEY_BYTES) {
          return new Line(fields[1], key);
        }
      } catch (IllegalArgumentException e) {
        // Said below, without the text.
      }
      throw new IllegalArgumentException("is an evidence key that was cut or mistyped");
    }
    boolean wantsPublic = half.equals(PUBLIC);
    if (fields.length == 3 && fields[0].equals(wantsPublic ? PRIVATE : PUBLIC)) {
      throw new IllegalArgumentException(
          wantsPublic
              ? "is the private half of an evidence key; the public half (.pub) belongs here, and"
                  + " the private one away from the pipeline"
              : "is the public half of an evidence key; only the private half opens evidence");
    }
    throw new IllegalArgumentException(
        "is no %s half of an evidence key: one line that begins with %s:"
            .formatted(wantsPublic ? "public" : "private", half));
  }

  /**
   * Holds the id against the key.
   *
   * @throws IllegalArgumentException if they do not belong together
   */
  static void check(Line line, byte[] publicKey) {
    if (!line.id().equals(hexId(publicKey))) {
      throw new IllegalArgumentException("is an evidence key that was cut or mistyped");
    }
  }
}
