package io.winnow.list;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The texts of an address that a holder may have hashed.
 *
 * <p>Holders do not say the address and seldom how they wrote it, so all of these are tried: the
 * address as it was crawled; its canonical form (host, path, query) bare, after {@code http://} and
 * after {@code https://}; each of them with and without a slash at its end. Of a domain: the host
 * in lower-case ASCII and every parent of two labels at least. All in UTF-8.
 */
final class AddressForms {
  /** Parents nearer to the root than this need no look: see {@code DomainTable}. */
  private static final int LONGEST = 255;

  private AddressForms() {}

  static Set<String> ofAddress(WebAddress address) {
    Set<String> forms = new LinkedHashSet<>();
    String bare = address.canonical();
    for (String form :
        new String[] {address.written(), bare, "http://" + bare, "https://" + bare}) {
      forms.add(form);
      boolean slash = form.endsWith("/");
      forms.add(slash ? form.substring(0, form.length() - 1) : form + "/");
    }
    return forms;
  }

  /** The nearest first. */
  static Set<String> ofDomain(WebAddress address) {
    Set<String> forms = new LinkedHashSet<>();
    String host = address.host();
    forms.add(host);
    if (address.isIpAddress()) {
      return forms;
    }
    int lastDot = host.lastIndexOf('.');
    int from = Math.max(0, host.length() - LONGEST);
    for (int dot = host.indexOf('.', from); dot >= 0 && dot < lastDot; ) {
      forms.add(host.substring(dot + 1));
      dot = host.indexOf('.', dot + 1);
    }
    return forms;
  }

  /** The digest of a text in UTF-8, by MD5, SHA-1 or SHA-256. */
  static Fingerprint digest(Algorithm algorithm, String text) {
    String name =
        algorithm.equals(Algorithm.MD5)
            ? "MD5"
            : algorithm.id().toUpperCase(Locale.ROOT).replace("SHA", "SHA-");
    try {
      MessageDigest digest = MessageDigest.getInstance(name);
      return Fingerprint.of(algorithm, digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5, SHA-1 and SHA-256", e);
    }
  }
}
