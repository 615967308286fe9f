package io.winnow.document;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells markup from text from binary by the first bytes, after the WHATWG's MIME sniffing. */
final class TextSniffer {
  private static final int WINDOW = 8192;

  /** Elements that open a page; a page is often served without its {@code <html>}. */
  private static final Set<String> OPENERS =
      Set.of(
          "html",
          "head",
          "body",
          "title",
          "meta",
          "link",
          "script",
          "style",
          "base",
          "noscript",
          "div",
          "p",
          "a",
          "b",
          "br",
          "h1",
          "h2",
          "h3",
          "table",
          "font",
          "center",
          "iframe",
          "img",
          "span",
          "ul",
          "ol",
          "form",
          "header",
          "main",
          "nav",
          "section",
          "article",
          "frameset",
          "picture",
          "video");

  private TextSniffer() {}

  /** The type of markup that the bytes open with, or null if they do not open with known markup. */
  static @Nullable String markup(byte[] bytes) {
    String head = head(bytes);
    boolean xml = false;
    int at = 0;
    while (true) {
      at = skipSpace(head, at);
      if (head.startsWith("<!--", at)) {
        int end = head.indexOf("-->", at + 4);
        if (end < 0) {
          return null;
        }
        at = end + 3;
      } else if (head.startsWith("<?", at)) {
        int end = head.indexOf('>', at);
        if (end < 0) {
          return null;
        }
        xml |= head.startsWith("<?xml", at);
        at = end + 1;
      } else if (head.startsWith("<!doctype", at)) {
        if (head.startsWith("html", skipSpace(head, at + 9))) {
          return xml ? "application/xhtml+xml" : "text/html";
        }
        return null;
      } else {
        return ofRoot(tagName(head, at), xml);
      }
    }
  }

  private static @Nullable String ofRoot(String tag, boolean xml) {
    if (tag.equals("svg")) {
      return "image/svg+xml";
    }
    if (xml) {
      return tag.equals("html") ? "application/xhtml+xml" : null;
    }
    return OPENERS.contains(tag) ? "text/html" : null;
  }

  /** True if the first thing that is not space is a tag or a comment. */
  static boolean opensTag(byte[] bytes) {
    String head = head(bytes);
    int at = skipSpace(head, 0);
    return head.startsWith("<", at);
  }

  /** True if text has a page in it within the first bytes, as error dumps before a page do. */
  static boolean holdsHtml(byte[] bytes) {
    String head = head(bytes);
    return head.contains("<html") || head.contains("<!doctype html") || head.contains("<body");
  }

  /** True if there is no control character in the first bytes that text does not have. */
  static boolean looksLikeText(byte[] bytes) {
    if (Charsets.isUtf16(bytes)) {
      return true;
    }
    for (int i = 0; i < Math.min(bytes.length, WINDOW); i++) {
      int c = bytes[i] & 0xff;
      if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b && c != '\b') {
        return false;
      }
    }
    return bytes.length > 0;
  }

  private static String head(byte[] bytes) {
    int length = Math.min(bytes.length, WINDOW);
    String head =
        Charsets.isUtf16(bytes)
            ? new String(bytes, 0, length & ~1, Charsets.utf16(bytes))
            : new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    return head.toLowerCase(Locale.ROOT);
  }

  private static int skipSpace(String head, int from) {
    int at = from;
    while (at < head.length()
        && ((head.charAt(at) <= ' ' && head.charAt(at) != 0)
            || "\u00ef\u00bb\u00bf\ufeff".indexOf(head.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }

  private static String tagName(String head, int at) {
    if (!head.startsWith("<", at)) {
      return "";
    }
    int end = at + 1;
    while (end < head.length() && Character.isLetterOrDigit(head.charAt(end))) {
      end++;
    }
    return head.substring(at + 1, end);
  }
}
