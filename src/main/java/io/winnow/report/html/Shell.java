package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.report.Shown;

/** Lines to be copied into a POSIX shell: quoted, and shown whole or not at all. */
final class Shell {
  /** Longer lines are not shown; half a command may be another one. */
  private static final int MOST = 2_000;

  private Shell() {}

  /** As one word. */
  static String word(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** As one word in double quotes, so that a reader can put more SQL into it. */
  static String quoted(String text) {
    return '"' + inQuotes(text) + '"';
  }

  /** As a part of a word in double quotes. Interactive shells look for {@code !} even there. */
  static String inQuotes(String text) {
    return text.replaceAll("[\\\\\"$`]", "\\\\$0").replace("!", "\"'!'\"");
  }

  /** A line with all of its characters, or a sentence where they cannot be shown. */
  static Content line(String line) {
    if (line.length() <= MOST) {
      Shown shown = Shown.text(line, MOST);
      if (!shown.cut() && shown.plain().equals(line)) {
        return new Value(shown, "v c");
      }
    }
    return Prose.of("(not shown: it is too long, or has characters that cannot be seen)");
  }
}
