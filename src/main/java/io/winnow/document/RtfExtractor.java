package io.winnow.document;

import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.io.ByteArrayOutputStream;
import org.apache.tika.parser.microsoft.rtf.RTFParser;

/**
 * Rich text: text and embedded objects by Tika, pictures by our own reading of each {@code \pict}
 * group, because Tika passes over groups it does not expect.
 */
final class RtfExtractor implements DocumentParser.Extractor {
  private static final int MAX_GROUPS = 10_000;

  @Override
  public void extract(byte[] bytes, Source source, Extraction into) throws Exception {
    int depth = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\\') {
        if (MediaTypes.starts(bytes, i, '\\', 'p', 'i', 'c', 't') && !isLetter(bytes, i + 5)) {
          i = picture(bytes, i + 5, source, into) - 1;
        } else {
          i = MediaTypes.starts(bytes, i, '\\', 'b', 'i', 'n') ? afterBinary(bytes, i) - 1 : i + 1;
        }
      } else if (bytes[i] == '{' && ++depth > MAX_GROUPS) {
        throw new UnscannableException(Reason.DEPTH_LIMIT);
      } else if (bytes[i] == '}') {
        depth--;
      }
    }
    if (depth > 0) {
      throw new UnscannableException(Reason.TRUNCATED);
    }
    TikaText.run(new RTFParser(), bytes, source, into, true);
  }

  /** Reads a picture's hexadecimal or binary data; returns where its group ends. */
  private static int picture(byte[] bytes, int from, Source source, Extraction into)
      throws UnscannableException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int depth = 0;
    int high = -1;
    int i = from;
    for (; i < bytes.length && depth >= 0; i++) {
      int c = bytes[i];
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (c == '\\') {
        int end = MediaTypes.starts(bytes, i, '\\', 'b', 'i', 'n') ? afterBinary(bytes, i) : -1;
        if (end > 0 && depth == 0) {
          int start = afterWord(bytes, i);
          data.write(bytes, start, end - start);
        }
        i = (end > 0 ? end : afterWord(bytes, i)) - 1;
      } else if (depth == 0 && Character.digit(c, 16) >= 0) {
        int digit = Character.digit(c, 16);
        if (high >= 0) {
          data.write(high << 4 | digit);
        }
        high = high >= 0 ? -1 : digit;
      }
    }
    byte[] picture = data.toByteArray();
    into.embedded(picture, "", source.nested(MediaTypes.detect(picture, "", "")));
    return i - 1;
  }

  /** Where a control word, its number and its one space end. */
  private static int afterWord(byte[] bytes, int at) {
    int i = at + 1;
    if (!isLetter(bytes, i)) {
      return Math.min(bytes.length, i + 1);
    }
    while (isLetter(bytes, i)) {
      i++;
    }
    while (i < bytes.length && (bytes[i] == '-' || (bytes[i] >= '0' && bytes[i] <= '9'))) {
      i++;
    }
    return i < bytes.length && bytes[i] == ' ' ? i + 1 : i;
  }

  /** Where the data of a {@code \bin} ends, at most where the file does. */
  private static int afterBinary(byte[] bytes, int at) {
    int start = afterWord(bytes, at);
    long length = 0;
    for (int i = at + 4; i < start && length < bytes.length; i++) {
      length = bytes[i] >= '0' && bytes[i] <= '9' ? length * 10 + bytes[i] - '0' : length;
    }
    return (int) Math.min(bytes.length, start + length);
  }

  private static boolean isLetter(byte[] bytes, int at) {
    return at < bytes.length && Character.isLetter(bytes[at]);
  }
}
