package io.winnow.evidence.cybertip;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that somebody made to break things. */
final class Hostile {
  private static final Pattern FORM = Pattern.compile("\\\\u\\{([0-9A-F]{1,6})}");

  private static final String[] PIECES = {
    "\\u{",
    "\\u{202E}",
    "\\",
    "{",
    "}",
    "]]>",
    "<!--",
    "-->",
    "--",
    "&amp;",
    "&#0;",
    "<x>",
    "\"",
    "'",
    "=cmd()",
    "http://",
    "xn--",
    "%00",
    "\r\n",
    "\t",
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
    "\u0000",
    "\u001b[31m",
    "\ud83d",
    "\ude00",
    "\ud83d\ude00",
    "\ufffe",
    "\uffff",
    "\u2028",
    "\u0085",
    "\u00a0",
    "\u0301",
    "\udbff\udfff",
    "\ud83f\udffe",
    "?xml",
    "<![CDATA[",
    "xsi:nil=\"true\""
  };

  private Hostile() {}

  /** Up to so many pieces and characters of all kinds. */
  static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(most + 1);
    while (text.length() < length) {
      switch (random.nextInt(4)) {
        case 0 -> text.append(PIECES[random.nextInt(PIECES.length)]);
        case 1 -> text.append((char) random.nextInt(0x10000));
        case 2 -> text.appendCodePoint(random.nextInt(0x110000));
        default -> text.append((char) (' ' + random.nextInt(95)));
      }
    }
    return text.toString();
  }

  /** What visible text stands for: the reverse of {@link Visible#of}, written on its own. */
  static String back(String visible) {
    Matcher form = FORM.matcher(visible);
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (form.find()) {
      text.append(visible, from, form.start()).appendCodePoint(Integer.parseInt(form.group(1), 16));
      from = form.end();
    }
    return text.append(visible.substring(from)).toString();
  }
}
