package io.winnow.report;

import java.net.IDN;
import java.util.Locale;

/** Hosts as ASCII. */
final class Hosts {
  /** Longer ones are no hosts; what they are is shown as it is. */
  private static final int MOST = 2_000;

  private Hosts() {}

  /**
   * The ASCII form: labels outside of ASCII as punycode (RFC 3492). What has none, because it is no
   * host, comes back as it is. A user and a port stay where they are.
   */
  static String ascii(String host) {
    boolean plain = host.chars().allMatch(c -> c < 0x80);
    if (plain || host.length() > MOST) {
      return host;
    }
    int at = host.lastIndexOf('@');
    int colon = host.indexOf(':', at + 1);
    String name = host.substring(at + 1, colon < 0 ? host.length() : colon);
    try {
      return host.substring(0, at + 1)
          + IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT)
          + (colon < 0 ? "" : host.substring(colon));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return host; // Labels that are empty, too long or forbidden.
    }
  }
}
