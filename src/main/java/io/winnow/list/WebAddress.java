package io.winnow.list;

import com.google.common.base.CharMatcher;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address of the web in the one form in which addresses are compared.
 *
 * <p>Scheme, user info, port and fragment do not count; the host is lower-case ASCII; percent
 * encoding and dot segments are resolved; an empty path is {@code /}. Both lists and crawled
 * addresses go through here, and nothing compares an address in another way.
 */
public final class WebAddress {
  /** Schemes whose addresses have a host whatever slashes follow (WHATWG URL, special schemes). */
  private static final Set<String> WEB = Set.of("http", "https", "ftp", "ws", "wss");

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}");
  private static final Pattern PORT = Pattern.compile("[0-9]*");
  private static final CharMatcher IGNORED = CharMatcher.anyOf("\t\n\r");
  private static final CharMatcher SURROGATE = CharMatcher.inRange('\ud800', '\udfff');

  /** A surrogate without its other half, which UTF-8 cannot hold. */
  private static final Pattern HALF_CHARACTER = Pattern.compile("\\p{Cs}");

  private final HostName host;
  private final String target;
  private final String written;

  private WebAddress(HostName host, String target, String written) {
    this.host = host;
    this.target = target;
    this.written = written;
  }

  /**
   * Reads an address, with or without scheme.
   *
   * @return empty if it has no host that could be asked: {@code data:}, {@code mailto:}, a path
   *     alone, a broken one. Never throws
   */
  public static Optional<WebAddress> parse(String url) {
    String text = IGNORED.removeFrom(url.strip()).strip();
    if (SURROGATE.matchesAnyOf(text)) {
      text = HALF_CHARACTER.matcher(text).replaceAll("\ufffd");
    }
    int fragment = text.indexOf('#');
    text = fragment < 0 ? text : text.substring(0, fragment);
    int query = text.indexOf('?');
    String search = query < 0 ? "" : text.substring(query);
    text = (query < 0 ? text : text.substring(0, query)).replace('\\', '/');

    int start = authorityStart(text);
    if (start < 0) {
      return Optional.empty();
    }
    int slash = text.indexOf('/', start);
    String authority = slash < 0 ? text.substring(start) : text.substring(start, slash);
    String path = slash < 0 ? "/" : resolveDots(PercentCoding.normalise(text.substring(slash)));
    String target = search.length() > 1 ? path + PercentCoding.normalise(search) : path;
    return hostOf(authority).map(host -> new WebAddress(host, target, url.strip()));
  }

  /** Lower-case ASCII name, or IP address without brackets. */
  public String host() {
    return host.text();
  }

  /** Whether the host is an IP address. */
  public boolean isIpAddress() {
    return host.address();
  }

  /** Path and query, beginning with a slash. */
  public String target() {
    return target;
  }

  /** Host, path and query: {@code example.com/a?b}. */
  public String canonical() {
    return host.text() + target;
  }

  /** As it was given, without white space around it. */
  public String written() {
    return written;
  }

  HostName hostName() {
    return host;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WebAddress that && canonical().equals(that.canonical());
  }

  @Override
  public int hashCode() {
    return canonical().hashCode();
  }

  /** Shows nothing: addresses of excluded items must not reach a log. */
  @Override
  public String toString() {
    return "address:(hidden)";
  }

  /** Where the authority begins, or -1 if there is none. */
  private static int authorityStart(String text) {
    int colon = text.indexOf(':');
    int slash = text.indexOf('/');
    if (colon > 0 && (slash < 0 || colon < slash)) {
      String scheme = text.substring(0, colon);
      if (SCHEME.matcher(scheme).matches()) {
        if (WEB.contains(scheme.toLowerCase(Locale.ROOT)) && !isPort(text, colon)) {
          return skipSlashes(text, colon + 1);
        }
        if (text.startsWith("//", colon + 1)) {
          return colon + 3;
        }
      }
      // No scheme: a host with its port, or else nothing that has a host.
      return isPort(text, colon) || text.startsWith("[") ? 0 : -1;
    }
    if (text.startsWith("//")) {
      return skipSlashes(text, 0);
    }
    return text.isEmpty() || slash == 0 ? -1 : 0;
  }

  private static boolean isPort(String text, int colon) {
    int end = text.indexOf('/', colon);
    String port = end < 0 ? text.substring(colon + 1) : text.substring(colon + 1, end);
    return !port.isEmpty() && PORT.matcher(port).matches();
  }

  private static int skipSlashes(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == '/') {
      at++;
    }
    return at;
  }

  private static Optional<HostName> hostOf(String authority) {
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = host.lastIndexOf(':');
    if (colon > host.lastIndexOf(']')) {
      if (!PORT.matcher(host.substring(colon + 1)).matches()) {
        return Optional.empty();
      }
      host = host.substring(0, colon);
    }
    return HostName.parse(host);
  }

  /** RFC 3986, 5.2.4. */
  private static String resolveDots(String path) {
    if (!path.contains("/.")) {
      return path;
    }
    Deque<String> kept = new ArrayDeque<>();
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      boolean up = segments[i].equals("..");
      if (up) {
        kept.pollLast();
      }
      if (!up && !segments[i].equals(".")) {
        kept.addLast(segments[i]);
      } else if (last) {
        kept.addLast("");
      }
    }
    return "/" + String.join("/", kept);
  }
}
