package io.winnow.document;

import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;

/** Plain text: its charset undone, controls dropped. Binary that opens like text is refused. */
final class TextExtractor implements DocumentParser.Extractor {
  @Override
  public void extract(byte[] bytes, Source source, Extraction into) throws UnscannableException {
    String decoded = Charsets.decode(bytes, source.declaredType(), false);
    StringBuilder text = new StringBuilder(decoded.length());
    int controls = 0;
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      if (c == '\n' || c == '\t' || (c >= ' ' && c != 0x7f)) {
        text.append(c);
      } else if (c == '\r') {
        if (i + 1 >= decoded.length() || decoded.charAt(i + 1) != '\n') {
          text.append('\n');
        }
      } else if (c != '\f' && c != '\b' && c != 0x1b) {
        controls++;
      }
    }
    if (controls > 1 + decoded.length() / 1000) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    into.addText(into.strip(text.toString(), source));
  }
}
