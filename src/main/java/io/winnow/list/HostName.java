package io.winnow.list;

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
  private static final String FORBIDDEN = " #/:<>?@[\\]^|%";

  /** Reads the host part of an address, with neither user info nor port. */
  static Optional<HostName> parse(String raw) {
    if (raw.startsWith("[")) {
      return raw.endsWith("]") ? ipv6(raw.substring(1, raw.length() - 1)) : Optional.empty();
    }
    String host = PercentCoding.decode(raw);
    host = Normalizer.normalize(host, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    // The full stops of IDNA (RFC 3490, 3.1); soft hyphens and zero-width spaces vanish in it.
    host = Normalizer.normalize(host, Normalizer.Form.NFKC).replace('\u3002', '.');
    host = host.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "");
    int end = host.length();
    while (end > 0 && host.charAt(end - 1) == '.') {
      end--;
    }
    host = host.substring(0, end);
    if (host.isEmpty() || host.chars().anyMatch(HostName::isForbidden)) {
      return Optional.empty();
    }
    if (!host.chars().allMatch(c -> c < 0x80)) {
      host =
          Arrays.stream(host.split("\\.", -1))
              .map(label -> label.length() > LONGEST_IDN_LABEL ? label : Punycode.encode(label))
              .collect(Collectors.joining("."));
    }
    return Ipv4.looksLike(host)
        ? Ipv4.parse(host).map(text -> new HostName(text, true))
        : Optional.of(new HostName(host, false));
  }

  /** Whether it is a name under which a registry sells names: {@code com}, {@code co.uk}. */
  boolean isRegistrySuffix() {
    return !address && domainName().map(InternetDomainName::isRegistrySuffix).orElse(false);
  }

  /** Whether it is a name under which strangers have sites, such as {@code github.io}. */
  boolean isSharedSuffix() {
    return !address && domainName().map(InternetDomainName::isPublicSuffix).orElse(false);
  }

  /**
   * Whether it could be listed: two labels or more of letters, digits, hyphens and underscores.
   * Looser than the rules for registered names, because servers answer to names that break them.
   */
  boolean isListable() {
    return address || (text.length() <= 253 && LISTABLE.matcher(text).matches());
  }

  private Optional<InternetDomainName> domainName() {
    return InternetDomainName.isValid(text)
        ? Optional.of(InternetDomainName.from(text))
        : Optional.empty();
  }

  private static boolean isForbidden(int c) {
    return c <= 0x20 || c == 0x7f || FORBIDDEN.indexOf(c) >= 0;
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
