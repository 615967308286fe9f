package io.winnow.list;

import java.util.Locale;
import java.util.Optional;

/**
 * IPv4 addresses in all the ways that a browser takes: {@code 192.0.2.1}, {@code 0xC0.0.513},
 * {@code 3221225985} (WHATWG URL, IPv4 parser).
 */
final class Ipv4 {
  private Ipv4() {}

  /** Whether the last label is a number, so that the host can only be an address. */
  static boolean looksLike(String host) {
    String last = host.substring(host.lastIndexOf('.') + 1);
    if (last.isEmpty()) {
      return false;
    }
    return last.chars().allMatch(Ipv4::isDigit)
        || (last.startsWith("0x") && last.chars().skip(2).allMatch(Ipv4::isHexDigit));
  }

  /** The address in dotted decimal form, or empty if it is none. */
  static Optional<String> parse(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length > 4) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      long most = last ? (1L << (8 * (5 - parts.length))) - 1 : 255;
      long number = number(parts[i]);
      if (number < 0 || number > most) {
        return Optional.empty();
      }
      address |= last ? number : number << (8 * (3 - i));
    }
    return Optional.of(
        String.format(
            Locale.ROOT, // Its digits are ASCII's.
            "%d.%d.%d.%d",
            address >> 24,
            address >> 16 & 0xff,
            address >> 8 & 0xff,
            address & 0xff));
  }

  private static long number(String part) {
    int radix = 10;
    String digits = part;
    if (part.startsWith("0x")) {
      radix = 16;
      digits = part.length() == 2 ? "0" : part.substring(2);
    } else if (part.length() > 1 && part.startsWith("0")) {
      radix = 8;
    }
    if (digits.isEmpty() || !digits.chars().allMatch(Ipv4::isHexDigit)) {
      return -1;
    }
    try {
      return Long.parseLong(digits, radix);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHexDigit(int c) {
    return isDigit(c) || (c >= 'a' && c <= 'f');
  }
}
