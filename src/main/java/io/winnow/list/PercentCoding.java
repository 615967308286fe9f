package io.winnow.list;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding in one form (RFC 3986, 6.2.2): as little as can be, in upper case. */
final class PercentCoding {
  private static final String UNRESERVED = "-._~";
  private static final String HEX = "0123456789ABCDEF";

  /** ASCII that stands in paths and queries as it is, beside letters and digits. */
  private static final String PLAIN = UNRESERVED + "!$&'()*+,;=:@/?";

  private PercentCoding() {}

  /** Decodes every triplet, as for a host. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    for (int i = 0; i < in.length; i++) {
      int value = triplet(in, i);
      out.write(value < 0 ? in[i] : value);
      i += value < 0 ? 0 : 2;
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /**
   * Decodes triplets of unreserved characters, writes the others in upper case, and encodes what
   * must not stand bare; a stray percent sign becomes {@code %25}. Doing it twice changes nothing.
   */
  static String normalise(String text) {
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(in.length + 16);
    for (int i = 0; i < in.length; i++) {
      int value = triplet(in, i);
      if (value >= 0) {
        i += 2;
        if (isUnreserved(value)) {
          out.append((char) value);
        } else {
          encode(out, value);
        }
      } else if (isUnreserved(in[i]) || (in[i] > 0 && PLAIN.indexOf(in[i]) >= 0)) {
        out.append((char) in[i]);
      } else {
        encode(out, in[i] & 0xff);
      }
    }
    return out.toString();
  }

  private static int triplet(byte[] in, int at) {
    if (in[at] != '%' || at + 2 >= in.length) {
      return -1;
    }
    int high = Character.digit(in[at + 1], 16);
    int low = Character.digit(in[at + 2], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static void encode(StringBuilder out, int value) {
    out.append('%').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 15));
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || (c > 0 && UNRESERVED.indexOf(c) >= 0);
  }
}
