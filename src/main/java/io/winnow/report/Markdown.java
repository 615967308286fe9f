package io.winnow.report;

/** Text from data inside Markdown, where it may be neither markup nor a link nor HTML. */
public final class Markdown {
  /** What CommonMark, or what the Hub and GitHub add to it, gives a meaning inside a line. */
  private static final String MEANT = "\\`*_[]{}<>&|~#!$@:";

  private Markdown() {}

  /** Text of at most 200 characters; longer text is cut in its middle. */
  public static String text(String text) {
    return text(text, Shown.MOST_SHOWN);
  }

  /** The same with another bound. */
  public static String text(String text, int most) {
    return escaped(Shown.text(text, most).plain());
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (MEANT.indexOf(c) >= 0 || isMeantThere(text, i)) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  /** What has a meaning at the start of a line only, and the dot that makes www. an address. */
  private static boolean isMeantThere(String text, int at) {
    char c = text.charAt(at);
    if (c == '.' || c == ')') {
      boolean number = text.substring(0, at).chars().allMatch(d -> d >= '0' && d <= '9');
      return number || text.regionMatches(true, at - 3, "www", 0, 3);
    }
    return at == 0 && (c == '-' || c == '+' || c == '=');
  }

  /** A digest or another word that has no backtick. */
  public static String code(String word) {
    if (word.indexOf('`') >= 0) {
      throw new IllegalArgumentException("a backtick ends the code");
    }
    return '`' + word + '`';
  }
}
