package io.winnow.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * First bytes of types that crawls are full of and that Tika leaves to declared names: web fonts,
 * media segments, icons.
 *
 * <p>Only what is unmistakable stands here: whatever is named is set aside or refused as a picture
 * that no decoder reads, and what is not named stays unrecognised.
 */
final class Signatures {
  private record Signature(int at, String bytes, String type) {}

  private static final List<Signature> ALL =
      List.of(
          new Signature(0, "wOFF", "font/woff"),
          new Signature(0, "wOF2", "font/woff2"),
          new Signature(0, "ttcf\0", "font/collection"),
          new Signature(0, "true\0", "font/ttf"),
          new Signature(4, "styp", "video/mp4"),
          new Signature(4, "sidx", "video/mp4"),
          new Signature(4, "moof", "video/mp4"),
          new Signature(4, "emsg", "video/mp4"),
          new Signature(0, "wvpk", "audio/x-wavpack"),
          new Signature(0, "MAC ", "audio/x-ape"),
          new Signature(0, "ZWS", "application/x-shockwave-flash"),
          new Signature(0, "glTF", "model/gltf-binary"),
          new Signature(0, "Obj\1", "application/x-avro"),
          new Signature(0, "\0\0\0\1Bud1", "application/x-ds-store"),
          new Signature(0, "\u00de\u0012\u0004\u0095\0\0\0\0", "application/x-gettext"),
          new Signature(0, "L\0\0\0\1\24\2\0\0\0\0\0\u00c0", "application/x-ms-shortcut"),
          new Signature(0, "DDS |\0\0\0", "image/vnd.ms-dds"),
          new Signature(0, "II\u00bc\1", "image/jxr"),
          new Signature(0, "\u00abKTX ", "image/ktx"));

  /** Brands of ISO 14496-12 files that hold pictures; Tika calls those that it misses films. */
  private static final Set<String> PICTURE_BRANDS =
      Set.of(
          "mif1", "mif2", "msf1", "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs",
          "avci", "avcs", "jpeg", "jpgs", "j2ki");

  private static final int SYNC = 0x47;
  private static final int PACKET = 188;

  private Signatures() {}

  /** The type whose signature the bytes have, or null. */
  static @Nullable String of(byte[] b) {
    for (Signature signature : ALL) {
      if (has(b, signature.at(), signature.bytes())) {
        return signature.type();
      }
    }
    if (has(b, 4, "ftyp") && b.length >= 12) {
      return PICTURE_BRANDS.contains(new String(b, 8, 4, ISO_8859_1)) ? "image/heif" : null;
    }
    if (isEmbeddedOpenType(b)) {
      return "application/vnd.ms-fontobject";
    }
    if (MediaTypes.starts(b, 0, 0, 0, 2, 0) && b.length > 22 && b[4] != 0 && b[5] == 0) {
      return "image/x-win-cursor";
    }
    if (isTransportStream(b)) {
      return "video/mp2t";
    }
    if (isAdts(b, 0) && isAdts(b, adtsLength(b))) {
      return "audio/aac";
    }
    return isDer(b) ? "application/x-asn1-der" : null;
  }

  /** <a href="https://www.w3.org/submissions/EOT/">EOT</a>: a size, a version, a magic number. */
  private static boolean isEmbeddedOpenType(byte[] b) {
    return has(b, 34, "LP")
        && (has(b, 8, "\0\0\1\0") || has(b, 8, "\1\0\2\0") || has(b, 8, "\2\0\2\0"));
  }

  /** ISO 13818-1: packets of equal length, each with the sync byte first. */
  private static boolean isTransportStream(byte[] b) {
    return b.length > 3 * PACKET
        && b[0] == SYNC
        && b[PACKET] == SYNC
        && b[2 * PACKET] == SYNC
        && b[3 * PACKET] == SYNC;
  }

  /** ISO 14496-3, 1.A.2: twelve set bits, layer 0, a sampling frequency that exists. */
  private static boolean isAdts(byte[] b, int at) {
    return at + 7 <= b.length
        && (b[at] & 0xff) == 0xff
        && (b[at + 1] & 0xf6) == 0xf0
        && ((b[at + 2] >> 2) & 0xf) < 13;
  }

  private static int adtsLength(byte[] b) {
    return (b[3] & 3) << 11 | (b[4] & 0xff) << 3 | (b[5] & 0xff) >> 5;
  }

  /** X.690: one sequence of a two-byte length that fills the file, as certificates and CRLs are. */
  private static boolean isDer(byte[] b) {
    return MediaTypes.starts(b, 0, 0x30, 0x82)
        && b.length > 4
        && 4 + ((b[2] & 0xff) << 8 | (b[3] & 0xff)) == b.length;
  }

  private static boolean has(byte[] b, int at, String signature) {
    if (b.length < at + signature.length()) {
      return false;
    }
    for (int i = 0; i < signature.length(); i++) {
      if ((b[at + i] & 0xff) != signature.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
