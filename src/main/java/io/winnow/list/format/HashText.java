package io.winnow.list.format;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hashes as holders write them: hexadecimal in any case, base32 in any case and base64 in both
 * alphabets (RFC 4648), padded or not, bare or as {@code sha1:…} like a WARC's digest.
 *
 * <p>The three encodings of a hash differ in length, so none can be taken for another.
 */
final class HashText {
  private static final int[] HEX = digits("0123456789abcdef", "ABCDEF", 10);
  private static final int[] BASE32 = digits("abcdefghijklmnopqrstuvwxyz234567", upper(), 0);
  private static final int[] BASE64 = digits(upper() + upper().toLowerCase(Locale.ROOT), "", 0);

  static {
    for (int i = 0; i < 10; i++) {
      BASE64['0' + i] = 52 + i;
    }
    BASE64['+'] = BASE64['-'] = 62;
    BASE64['/'] = BASE64['_'] = 63;
  }

  private HashText() {}

  /** The fingerprint, or empty if the text is none of that algorithm. */
  static Optional<Fingerprint> parse(Algorithm algorithm, String text) {
    int skip = algorithm.id().length() + 1;
    boolean named =
        text.length() > skip
            && text.charAt(skip - 1) == ':'
            && text.regionMatches(true, 0, algorithm.id(), 0, skip - 1);
    byte[] bits = decode(named ? text.substring(skip) : text, algorithm.byteLength());
    return bits == null ? Optional.empty() : Optional.of(Fingerprint.of(algorithm, bits));
  }

  /** What a fingerprint of the algorithm looks like, for messages. */
  static String shape(Algorithm algorithm) {
    int bytes = algorithm.byteLength();
    return "%d hexadecimal digits, %d base32 or %d base64 characters"
        .formatted(bytes * 2, length(bytes, 5), length(bytes, 6));
  }

  private static byte @Nullable [] decode(String text, int bytes) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    if (end == bytes * 2 && end == text.length()) {
      return decode(text, end, HEX, 4, bytes);
    }
    if (end == length(bytes, 5)) {
      return decode(text, end, BASE32, 5, bytes);
    }
    return end == length(bytes, 6) ? decode(text, end, BASE64, 6, bytes) : null;
  }

  private static byte @Nullable [] decode(
      String text, int end, int[] digits, int bitsPerDigit, int bytes) {
    byte[] out = new byte[bytes];
    int buffer = 0;
    int held = 0;
    int at = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? digits[c] : -1;
      if (digit < 0) {
        return null;
      }
      buffer = (buffer << bitsPerDigit | digit) & 0xffff;
      held += bitsPerDigit;
      if (held >= 8) {
        held -= 8;
        out[at++] = (byte) (buffer >> held);
      }
    }
    // Bits left over must be zero: anything else was cut or mistyped.
    return (buffer & ((1 << held) - 1)) == 0 ? out : null;
  }

  private static int length(int bytes, int bitsPerDigit) {
    return (bytes * 8 + bitsPerDigit - 1) / bitsPerDigit;
  }

  private static String upper() {
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  }

  private static int[] digits(String alphabet, String also, int alsoFrom) {
    int[] digits = new int[128];
    Arrays.fill(digits, -1);
    for (int i = 0; i < alphabet.length(); i++) {
      digits[alphabet.charAt(i)] = i;
    }
    for (int i = 0; i < also.length(); i++) {
      digits[also.charAt(i)] = alsoFrom + i;
    }
    return digits;
  }
}
