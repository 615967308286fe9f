package io.winnow.shard.warc;

import com.google.common.io.BaseEncoding;
import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The digests that came along with a record, such as {@code WARC-Payload-Digest: sha1:BASE32}.
 * Base32 as crawlers write it, hexadecimal as some do, or base64; labels in any case, with or
 * without a hyphen. What is none of these is passed over: it could not match anything.
 */
final class CameAlong {
  private static final int MOST = 8;
  private static final int MOST_CHARS = 128;

  private CameAlong() {}

  static List<Fingerprint> in(Headers warc) {
    return warc.all("WARC-Payload-Digest")
        .limit(MOST)
        .flatMap(value -> parse(value).stream())
        .distinct()
        .toList();
  }

  /** Reads {@code label:value}. */
  static Optional<Fingerprint> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || text.length() > MOST_CHARS) {
      return Optional.empty();
    }
    String label = text.substring(0, colon).strip().toLowerCase(Locale.ROOT).replace("-", "");
    return Algorithm.builtIn(label)
        .filter(Algorithm::isDigest)
        .flatMap(a -> decode(a, text.substring(colon + 1).strip()));
  }

  private static Optional<Fingerprint> decode(Algorithm algorithm, String text) {
    String value = text.replaceAll("=+$", "");
    int bits = 8 * algorithm.byteLength();
    // The three forms of one algorithm differ in length.
    BaseEncoding form;
    if (value.length() == bits / 4) {
      form = BaseEncoding.base16();
      value = value.toUpperCase(Locale.ROOT);
    } else if (value.length() == (bits + 4) / 5) {
      form = BaseEncoding.base32();
      value = value.toUpperCase(Locale.ROOT);
    } else if (value.length() == (bits + 5) / 6) {
      form = BaseEncoding.base64();
      value = value.replace('-', '+').replace('_', '/');
    } else {
      return Optional.empty();
    }
    return form.canDecode(value)
        ? Optional.of(Fingerprint.of(algorithm, form.decode(value)))
        : Optional.empty();
  }
}
