package io.winnow.document;

import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text: byte order mark, then what the server declares, then what the page
 * declares, then valid UTF-8, then statistics.
 *
 * <p>A charset that browsers refuse because text can hide in it (UTF-7 and its kin), or a name that
 * nobody knows on bytes that are not UTF-8, is {@code content-coding}: read as Latin-1 it would
 * slip past every term list.
 */
final class Charsets {
  private static final Pattern DECLARED =
      Pattern.compile("charset\\s*=\\s*[\"']?\\s*([^\\s\"';,>]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern XML_DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)");

  private static final Set<String> HIDING =
      Set.of(
          "utf7",
          "unicode11utf7",
          "csunicode11utf7",
          "xutf7",
          "utf7imap",
          "imap4utf7",
          "unicode20utf7",
          "scsu",
          "bocu1",
          "cesu8",
          "hzgb2312",
          "hz",
          "iso2022kr",
          "iso2022cn",
          "iso2022cnext",
          "utfebcdic",
          "xcompoundtext");

  private Charsets() {}

  /** Decodes a page or a text; the byte order mark is not part of it. */
  static String decode(byte[] bytes, String declaredType, boolean markup)
      throws UnscannableException {
    if (MediaTypes.starts(bytes, 0, 0xef, 0xbb, 0xbf)) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    if (isUtf16(bytes)) {
      boolean mark = (bytes[0] & 0xff) >= 0xfe;
      int from = mark ? 2 : 0;
      return new String(bytes, from, bytes.length - from, utf16(bytes));
    }
    if (startsWithUtf7Mark(bytes)) {
      throw new UnscannableException(Reason.CONTENT_CODING);
    }
    String name = declared(bytes, declaredType, markup);
    if (name != null) {
      refuseHiding(name);
    }
    String strict = strictUtf8(bytes);
    if (name == null) {
      return strict != null ? strict : new String(bytes, guess(bytes));
    }
    Charset charset = charset(name);
    if (charset == null) {
      if (strict == null) {
        throw new UnscannableException(Reason.CONTENT_CODING);
      }
      return strict;
    }
    // A declared single-byte charset on valid UTF-8 is nearly always a wrong declaration; on pure
    // ASCII both say the same, unless the charset shifts.
    return strict != null && !shifts(charset) ? strict : new String(bytes, charset);
  }

  private static boolean shifts(Charset charset) {
    return charset.name().startsWith("ISO-2022") || charset.name().startsWith("UTF-16");
  }

  private static @Nullable String declared(byte[] bytes, String declaredType, boolean markup)
      throws UnscannableException {
    String page = null;
    if (markup) {
      String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
      Matcher xml = XML_DECLARED.matcher(head);
      Matcher meta = DECLARED.matcher(head);
      page = xml.find() ? xml.group(1) : meta.find() ? meta.group(1) : null;
      if (page != null) {
        refuseHiding(page); // Whatever the server says: some readers believe the page.
        if (page.toLowerCase(Locale.ROOT).startsWith("utf-16")) {
          page = "utf-8"; // It could be read as ASCII, so it is not UTF-16 (WHATWG).
        }
      }
    }
    Matcher header = DECLARED.matcher(declaredType);
    String sent = header.find() ? header.group(1) : null;
    if (sent != null) {
      refuseHiding(sent);
      if (charset(sent) != null) {
        return sent;
      }
    }
    return page != null ? page : sent;
  }

  private static void refuseHiding(String name) throws UnscannableException {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    if (HIDING.contains(plain) || plain.startsWith("utf32") || plain.startsWith("ibm0")) {
      throw new UnscannableException(Reason.CONTENT_CODING);
    }
  }

  /** The charset that browsers mean by a label, or null. */
  private static @Nullable Charset charset(String label) {
    String name =
        switch (label.toLowerCase(Locale.ROOT)) {
          case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii" ->
              "windows-1252";
          case "gb2312", "gb_2312-80", "gbk", "x-gbk" -> "GB18030";
          case "shift_jis", "shift-jis", "sjis", "x-sjis" -> "windows-31j";
          case "euc-kr", "ks_c_5601-1987", "ksc5601" -> "x-windows-949";
          case "iso-8859-9", "latin5" -> "windows-1254";
          case "iso-8859-11", "tis-620" -> "x-windows-874";
          case "iso-8859-8-i" -> "ISO-8859-8";
          case "big5" -> "Big5-HKSCS";
          case "utf8", "utf-8", "unicode-1-1-utf-8" -> "UTF-8";
          default -> label;
        };
    try {
      return Charset.isSupported(name) ? Charset.forName(name) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String strictUtf8(byte[] bytes) {
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
      return text.toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static Charset guess(byte[] bytes) {
    byte[] sample = bytes.length > 16_384 ? Arrays.copyOf(bytes, 16_384) : bytes;
    CharsetMatch match = new CharsetDetector().setText(sample).detect();
    Charset charset = match == null ? null : charset(match.getName());
    boolean wide = charset != null && charset.name().startsWith("UTF-");
    return charset == null || (wide && !charset.equals(StandardCharsets.UTF_8))
        ? Charset.forName("windows-1252")
        : charset;
  }

  private static boolean startsWithUtf7Mark(byte[] b) {
    return MediaTypes.starts(b, 0, '+', '/', 'v') && b.length > 3 && "89+/".indexOf(b[3]) >= 0;
  }

  /** True for a UTF-16 mark, or for markup whose first characters have a zero byte each. */
  static boolean isUtf16(byte[] b) {
    return MediaTypes.starts(b, 0, 0xff, 0xfe)
        || MediaTypes.starts(b, 0, 0xfe, 0xff)
        || (b.length > 3 && b[0] == '<' && b[1] == 0 && b[3] == 0 && b[2] != 0)
        || (b.length > 3 && b[0] == 0 && b[1] == '<' && b[2] == 0 && b[3] != 0);
  }

  static Charset utf16(byte[] b) {
    return (b[0] & 0xff) == 0xff || b[0] == '<'
        ? StandardCharsets.UTF_16LE
        : StandardCharsets.UTF_16BE;
  }
}
