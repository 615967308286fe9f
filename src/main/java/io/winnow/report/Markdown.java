package io.winnow.report;

/** Text from data inside Markdown, where it may be neither markup nor a link nor HTML. */
public final class Markdown {
  /** What CommonMark, or what the Hub and GitHub add to it, gives a meaning inside a line. */
  private static final String MEANT = "\\`*_[]{}<>&|~#!$@";

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

  /** What has a meaning in some places: at the start, or where an address or an emoji begins. */
  private static boolean isMeantThere(String text, int at) {
    char c = text.charAt(at);
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return switch (c) {
      case '-', '+', '=' -> at == 0;
      case ':' -> next == '/' || Character.isLetter(next);
      case ')' -> next == ' ' && isNumber(text, at);
      case '.' ->
          (next == ' ' && isNumber(text, at)) || text.regionMatches(true, at - 3, "www", 0, 3);
      default -> false;
    };
  }

  private static boolean isNumber(String text, int end) {
    return text.chars().limit(end).allMatch(c -> c >= '0' && c <= '9');
  }

  /** A digest or another word that has no backtick. */
  public static String code(String word) {
    if (word.indexOf('`') >= 0) {
      throw new IllegalArgumentException("a backtick ends the code");
    }
    return '`' + word + '`';
  }
}
