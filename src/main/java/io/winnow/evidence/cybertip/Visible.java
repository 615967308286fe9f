package io.winnow.evidence.cybertip;

import io.winnow.core.Invisible;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Text that may stand in XML 1.0 and hides nothing from its reader.
 *
 * <p>Characters that XML cannot hold or nobody can see (controls, line breaks, odd spaces, marks of
 * direction, zero-width characters, half surrogates) are written as <code>&#92;u{202E}</code>. A
 * backslash that would begin such a form by itself becomes <code>&#92;u{5C}</code>, so that the
 * text can be had back exactly.
 *
 * @param text what to write
 * @param written how many characters it writes out in that form
 */
record Visible(String text, int written) {
  private static final String FORM = "\\u{";
  private static final int LONGEST_FORM = "\\u{10FFFF}".length();

  /** Any text from outside. */
  static Visible of(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    int written = 0;
    for (int i = 0; i < raw.length(); ) {
      int c = raw.codePointAt(i);
      if (isHidden(c) || raw.startsWith(FORM, i)) {
        text.append(FORM).append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT));
        text.append('}');
        written++;
      } else {
        text.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return new Visible(text.toString(), written);
  }

  /** Text of several lines, such as a template: its line breaks stay. */
  static Visible ofLines(String raw) {
    return join(raw.replace("\r\n", "\n").lines().map(Visible::of).toList());
  }

  /** Each on a line of its own. */
  static Visible join(List<Visible> lines) {
    return new Visible(
        lines.stream().map(Visible::text).collect(Collectors.joining("\n")),
        lines.stream().mapToInt(Visible::written).sum());
  }

  /**
   * At most so many characters, in UTF-16; where it was longer, its end says how much is gone.
   *
   * @param most at least 60
   */
  Visible cut(int most) {
    if (text.length() <= most) {
      return this;
    }
    int room = most - " [cut; 2147483647 more]".length();
    int form = text.lastIndexOf(FORM, room - 1);
    int end = form < 0 ? -1 : text.indexOf('}', form);
    if (end >= room && room - form < LONGEST_FORM) {
      room = form;
    } else if (Character.isHighSurrogate(text.charAt(room - 1))) {
      room--;
    }
    return new Visible(
        "%s [cut; %d more]".formatted(text.substring(0, room), text.length() - room), written);
  }

  private static boolean isHidden(int c) {
    return Invisible.is(c) || Invisible.isOddSpace(c);
  }

  /** Shows nothing: it may be the address of a hit. */
  @Override
  public String toString() {
    return "Visible[%d characters]".formatted(text.length());
  }
}
