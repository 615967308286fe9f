package io.winnow.document;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code srcset}: addresses with optional descriptors, after the WHATWG's algorithm. */
final class Srcset {
  private Srcset() {}

  /** The addresses, in order; commas inside one, as in {@code data:}, do not split it. */
  static List<String> addresses(String srcset) {
    List<String> all = new ArrayList<>();
    int at = 0;
    while (true) {
      while (at < srcset.length() && (srcset.charAt(at) <= ' ' || srcset.charAt(at) == ',')) {
        at++;
      }
      if (at >= srcset.length()) {
        return all;
      }
      int start = at;
      while (at < srcset.length() && srcset.charAt(at) > ' ') {
        at++;
      }
      int end = at;
      while (srcset.charAt(end - 1) == ',') {
        end--;
      }
      all.add(srcset.substring(start, end));
      if (end == at) {
        at = afterDescriptors(srcset, at);
      }
    }
  }

  private static int afterDescriptors(String srcset, int from) {
    int depth = 0;
    for (int at = from; at < srcset.length(); at++) {
      char c = srcset.charAt(at);
      if (c == ',' && depth == 0) {
        return at + 1;
      }
      depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
    }
    return srcset.length();
  }
}
