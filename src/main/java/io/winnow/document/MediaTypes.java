package io.winnow.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * Says what bytes are, by their content.
 *
 * <p>What a server declares is a hint among text-like types only: a picture that is called a page
 * is a picture. The first bytes decide the common cases; Tika's signatures are asked for the rest.
 */
public final class MediaTypes {
  /** What no detector knows. */
  public static final String UNRECOGNISED = "application/octet-stream";

  /** Declared types that are believed of text without markup. */
  private static final Set<String> TEXT_HINTS =
      Set.of(
          "text/css",
          "text/javascript",
          "application/javascript",
          "application/x-javascript",
          "application/ecmascript",
          "text/ecmascript",
          "application/json",
          "text/json",
          "text/x-json",
          "application/ld+json",
          "application/manifest+json",
          "application/x-ndjson",
          "text/csv",
          "text/tab-separated-values",
          "text/markdown",
          "text/calendar",
          "text/vcard",
          "text/vtt",
          "application/x-mpegurl",
          "application/vnd.apple.mpegurl");

  private MediaTypes() {}

  /**
   * The media type of some bytes.
   *
   * @param declaredType what server or shard claims, with parameters, or empty
   * @param url where it was found, or empty. Not used to decide: addresses lie too often
   * @return lower case, without parameters; {@link #UNRECOGNISED} if nothing knows it
   */
  public static String detect(byte[] bytes, String declaredType, String url) {
    String declared = bare(declaredType);
    String quick = quick(bytes, declared);
    if (quick != null) {
      return quick;
    }
    String signed = TextSniffer.looksLikeText(bytes) ? null : Signatures.of(bytes);
    String type = signed != null ? signed : byTika(bytes);
    return switch (type) {
      case "application/x-tika-msoffice" -> OleTypes.detect(bytes);
      case "text/plain", UNRECOGNISED ->
          TextSniffer.looksLikeText(bytes) ? textType(bytes, declared) : UNRECOGNISED;
      default -> type;
    };
  }

  /** The kind of a media type. */
  public static DocumentKind kindOf(String mediaType) {
    return DocumentKind.of(mediaType);
  }

  /** A media type as sent by a server, lower case and without its parameters. */
  static String bare(String declaredType) {
    int end = declaredType.indexOf(';');
    return (end < 0 ? declaredType : declaredType.substring(0, end))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private static @Nullable String quick(byte[] b, String declared) {
    if (b.length == 0) {
      return UNRECOGNISED;
    }
    if (starts(b, 0, 0xff, 0xd8, 0xff)) {
      return "image/jpeg";
    }
    if (starts(b, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
      return "image/png";
    }
    if (starts(b, 0, 'G', 'I', 'F', '8')) {
      return "image/gif";
    }
    if (starts(b, 0, 'R', 'I', 'F', 'F') && starts(b, 8, 'W', 'E', 'B', 'P')) {
      return "image/webp";
    }
    if (starts(b, 0, '%', 'P', 'D', 'F', '-')) {
      return "application/pdf";
    }
    if (starts(b, 0, 'P', 'K', 3, 4)) {
      return ZipTypes.detect(b);
    }
    boolean saysHtml = declared.equals("text/html") || declared.equals("application/xhtml+xml");
    String markup = TextSniffer.markup(b);
    if (markup != null) {
      return saysHtml && markup.startsWith("image/") ? "text/html" : markup;
    }
    return saysHtml && TextSniffer.opensTag(b) && TextSniffer.looksLikeText(b) ? "text/html" : null;
  }

  private static String textType(byte[] bytes, String declared) {
    boolean hint = TEXT_HINTS.contains(declared) || declared.endsWith("+json");
    if (TextSniffer.holdsHtml(bytes) && !hint) {
      return "text/html";
    }
    boolean saysXml = declared.endsWith("/xml") || declared.endsWith("+xml");
    if (saysXml && TextSniffer.opensTag(bytes)) {
      return declared.equals("application/xhtml+xml") ? "text/html" : "application/xml";
    }
    if (declared.equals("text/html") || declared.equals("application/xhtml+xml")) {
      return "text/html"; // Text without a tag is a page too, and jsoup reads it as one.
    }
    return hint ? canonical(declared) : "text/plain";
  }

  private static String canonical(String type) {
    return switch (type) {
      case "text/json", "text/x-json" -> "application/json";
      default ->
          type.endsWith("javascript") || type.endsWith("ecmascript") ? "text/javascript" : type;
    };
  }

  private static String byTika(byte[] bytes) {
    try {
      String type =
          MimeTypes.getDefaultMimeTypes()
              .detect(new ByteArrayInputStream(bytes), new Metadata())
              .getBaseType()
              .toString();
      return type.equals("application/x-tika-msoffice") || !OleTypes.isOle(bytes)
          ? type
          : "application/x-tika-msoffice";
    } catch (IOException e) {
      return UNRECOGNISED; // An array does not fail; if it did, nothing would be known.
    }
  }

  static boolean starts(byte[] bytes, int at, int... signature) {
    if (bytes.length < at + signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((bytes[at + i] & 0xff) != signature[i]) {
        return false;
      }
    }
    return true;
  }
}
