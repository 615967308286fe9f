package io.winnow.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code data:} address (RFC 2397, and what browsers make of it).
 *
 * @param declaredType the media type it claims, lower case, or empty
 * @param bytes what it carries, or null if that cannot be decoded
 */
@SuppressWarnings("ArrayRecordComponent")
record DataUri(String declaredType, byte @Nullable [] bytes) {
  private static final Pattern HEADER =
      Pattern.compile(
          "data:\\s*([a-z0-9.+*-]+/[a-z0-9.+*-]+)?((?:\\s*;[^,;<>\"')\\s]*){0,8}?)(\\s*;\\s*base64)?\\s*,",
          Pattern.CASE_INSENSITIVE);

  /** True if an address is a {@code data:} address as a browser reads it. */
  static boolean is(String address) {
    return clean(address).regionMatches(true, 0, "data:", 0, 5);
  }

  /** Reads an address that {@link #is} one. Without a comma it carries nothing. */
  static DataUri parse(String address) {
    String uri = clean(address);
    int comma = uri.indexOf(',');
    if (comma < 0) {
      return new DataUri("", new byte[0]);
    }
    String header = uri.substring(5, comma).strip().toLowerCase(Locale.ROOT);
    boolean base64 = header.endsWith("base64") && header.contains(";");
    String type = MediaTypes.bare(header);
    byte[] raw = percentDecoded(uri.substring(comma + 1));
    return new DataUri(
        type, base64 ? Base64Text.decode(new String(raw, StandardCharsets.ISO_8859_1)) : raw);
  }

  /** Where the next {@code data:} address lies in prose, a script or a style sheet, or null. */
  static Base64Text.@Nullable Span next(String text, int from) {
    for (int at = indexOf(text, from); at >= 0; at = indexOf(text, at + 5)) {
      Matcher header = HEADER.matcher(text).region(at, Math.min(text.length(), at + 300));
      if (header.lookingAt() && (header.group(1) != null || header.group(3) != null)) {
        int body = header.end();
        int end = header.group(3) != null ? Base64Text.extent(text, body) : body;
        return new Base64Text.Span(at, plainEnd(text, end));
      }
    }
    return null;
  }

  private static int plainEnd(String text, int from) {
    int end = from;
    while (end < text.length()
        && "\"'<>)`\\".indexOf(text.charAt(end)) < 0
        && text.charAt(end) > ' ') {
      end++;
    }
    return end;
  }

  private static int indexOf(String text, int from) {
    for (int at = text.indexOf(':', from); at >= 0; at = text.indexOf(':', at + 1)) {
      if (at >= 4 && at - 4 >= from && text.regionMatches(true, at - 4, "data", 0, 4)) {
        return at - 4;
      }
    }
    return -1;
  }

  /** Browsers drop tabs and line ends anywhere in an address, and controls and space before it. */
  private static String clean(String address) {
    int start = 0;
    while (start < address.length() && address.charAt(start) <= ' ') {
      start++;
    }
    String rest = address.substring(start);
    return rest.indexOf('\n') < 0 && rest.indexOf('\t') < 0 && rest.indexOf('\r') < 0
        ? rest
        : rest.replaceAll("[\t\r\n]", "");
  }

  private static byte[] percentDecoded(String body) {
    byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
    if (body.indexOf('%') < 0) {
      return utf8;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(utf8.length);
    for (int i = 0; i < utf8.length; i++) {
      int high = utf8[i] == '%' && i + 2 < utf8.length ? Character.digit(utf8[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(utf8[i + 2], 16) : -1;
      if (low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(utf8[i]);
      }
    }
    return out.toByteArray();
  }
}
