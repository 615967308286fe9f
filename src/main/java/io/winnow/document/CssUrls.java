package io.winnow.document;

import java.util.ArrayList;
import java.util.List;

/** Reads the addresses in {@code url()} out of a style sheet or a style attribute. */
final class CssUrls {
  private CssUrls() {}

  /** The addresses, in order, escapes undone. */
  static List<String> addresses(String css) {
    List<String> all = new ArrayList<>();
    for (int at = open(css, 0); at >= 0; at = open(css, at)) {
      while (at < css.length() && css.charAt(at) <= ' ') {
        at++;
      }
      if (at >= css.length()) {
        break;
      }
      char quote = css.charAt(at);
      boolean quoted = quote == '"' || quote == '\'';
      int start = quoted ? at + 1 : at;
      int end = start;
      while (end < css.length() && css.charAt(end) != (quoted ? quote : ')')) {
        end += css.charAt(end) == '\\' ? 2 : 1;
      }
      end = Math.min(end, css.length());
      String address = unescaped(css.substring(start, end).strip());
      if (!address.isEmpty()) {
        all.add(address);
      }
      at = end;
    }
    return all;
  }

  private static int open(String css, int from) {
    for (int at = css.indexOf('(', from); at >= 0; at = css.indexOf('(', at + 1)) {
      if (at >= 3 && css.regionMatches(true, at - 3, "url", 0, 3)) {
        return at + 1;
      }
    }
    return -1;
  }

  private static String unescaped(String address) {
    if (address.indexOf('\\') < 0) {
      return address;
    }
    StringBuilder plain = new StringBuilder(address.length());
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c != '\\' || i + 1 >= address.length()) {
        plain.append(c);
        continue;
      }
      int end = i + 1;
      int code = 0;
      while (end < address.length()
          && end < i + 7
          && Character.digit(address.charAt(end), 16) >= 0) {
        code = code * 16 + Character.digit(address.charAt(end++), 16);
      }
      if (end == i + 1) {
        char next = address.charAt(++i);
        if (next != '\n') {
          plain.append(next);
        }
      } else {
        plain.appendCodePoint(Character.isValidCodePoint(code) ? code : 0xfffd);
        i = end < address.length() && address.charAt(end) == ' ' ? end : end - 1;
      }
    }
    return plain.toString();
  }
}
