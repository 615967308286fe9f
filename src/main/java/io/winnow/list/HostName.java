package io.winnow.list;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import java.net.InetAddress;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A host in its one canonical form: lower case, IDNA as ASCII, no port, no trailing dot.
 *
 * <p>Follows the WHATWG URL standard's host parser, but keeps what it would refuse for length or
 * odd characters in a label: such a label may stand before a listed domain and still resolve.
 *
 * @param text the name, or the address: {@code 192.0.2.1}, {@code 2001:db8::1}
 * @param address whether it is an IP address
 */
record HostName(String text, boolean address) {
  private static final int LONGEST_IDN_LABEL = 255;
  private static final Pattern LISTABLE = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})+");
  private static final CharMatcher FORBIDDEN =
      CharMatcher.inRange('\0', ' ').or(CharMatcher.anyOf("#/:<>?@[\\]^|%\u007f")).precomputed();

  /** What UTS 46 drops: soft hyphen, zero-width space, word joiner, variation selectors … */
  private static final CharMatcher INVISIBLE =
      CharMatcher.anyOf("\u00ad\u034f\u180f\u200b\u2060\u2064\ufeff")
          .or(CharMatcher.inRange('\u180b', '\u180d'))
          .or(CharMatcher.inRange('\ufe00', '\ufe0f'));

  /** Reads the host part of an address, with neither user info nor port. */
  static Optional<HostName> parse(String raw) {
    if (raw.startsWith("[")) {
      return raw.endsWith("]") ? ipv6(raw.substring(1, raw.length() - 1)) : Optional.empty();
    }
    String decoded = PercentCoding.decode(raw);
    boolean ascii = CharMatcher.ascii().matchesAllOf(decoded);
    String host = ascii ? Ascii.toLowerCase(decoded) : fold(decoded);
    int end = host.length();
    while (end > 0 && host.charAt(end - 1) == '.') {
      end--;
    }
    host = host.substring(0, end);
    if (host.isEmpty() || FORBIDDEN.matchesAnyOf(host)) {
      return Optional.empty();
    }
    if (!ascii) {
      host =
          Arrays.stream(host.split("\\.", -1))
              .map(label -> label.length() > LONGEST_IDN_LABEL ? label : Punycode.encode(label))
              .collect(Collectors.joining("."));
    }
    return Ipv4.looksLike(host)
        ? Ipv4.parse(host).map(text -> new HostName(text, true))
        : Optional.of(new HostName(host, false));
  }

  /** Who has the names under it. */
  enum Reach {
    /** Its owner. */
    OWN,
    /** Strangers who have sites there, as under {@code github.io}. */
    SHARED,
    /** Everybody: a registry sells them, as under {@code com} and {@code co.uk}. */
    REGISTRY
  }

  /** Who has the names under it, by the public suffix list. */
  Reach reach() {
    if (address || !InternetDomainName.isValid(text)) {
      return Reach.OWN;
    }
    InternetDomainName name = InternetDomainName.from(text);
    if (!name.isPublicSuffix()) {
      return Reach.OWN;
    }
    return name.isRegistrySuffix() ? Reach.REGISTRY : Reach.SHARED;
  }

  /**
   * Whether it could be listed: two labels or more of letters, digits, hyphens and underscores.
   * Looser than the rules for registered names, because servers answer to names that break them.
   */
  boolean isListable() {
    return address || (text.length() <= 253 && LISTABLE.matcher(text).matches());
  }

  /** Shows nothing: a listed host must not reach a log. */
  @Override
  public String toString() {
    return "host:(hidden)";
  }

  /** What UTS 46 does before it encodes: one form of each character, one kind of full stop. */
  private static String fold(String host) {
    String folded = Normalizer.normalize(host, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    folded = Normalizer.normalize(folded, Normalizer.Form.NFKC).replace('\u3002', '.');
    return INVISIBLE.removeFrom(folded);
  }

  private static Optional<HostName> ipv6(String text) {
    int zone = text.indexOf('%');
    String bare = zone < 0 ? text : text.substring(0, zone);
    if (bare.indexOf(':') < 0 || !InetAddresses.isInetAddress(bare)) {
      return Optional.empty();
    }
    InetAddress address = InetAddresses.forString(bare);
    return Optional.of(new HostName(InetAddresses.toAddrString(address), true));
  }
}
