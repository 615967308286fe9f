package io.winnow.list.sync;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a holder answers: HTTPS, or plain HTTP on this machine alone. Has no credentials in it.
 *
 * @param base without query, and without slash at its end
 */
public record Endpoint(URI base) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");
  private static final Pattern TAIL = Pattern.compile("(/v2(/entries)?)?/*$");

  /**
   * Reads what the user gave; {@code /v2} and {@code /v2/entries} at its end are taken off.
   *
   * @throws ProblemsException if connections to it would not be private, or it is no address; its
   *     message does not repeat an address that may hold a password
   */
  public static Endpoint parse(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw problem("the address", "is no URL");
    }
    if (uri.getRawUserInfo() != null || text.contains("@")) {
      throw problem("the address", "holds credentials; give them with --user-file instead");
    }
    if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw problem("the address", "must be of the form https://host/path, without a query");
    }
    String scheme = lower(uri.getScheme());
    boolean local = scheme.equals("http") && isLoopback(lower(uri.getHost()));
    if (!scheme.equals("https") && !local) {
      throw problem(text, "must be https; plain http is for addresses of this machine alone");
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String origin = origin(uri);
    return new Endpoint(URI.create(origin + TAIL.matcher(path).replaceFirst("")));
  }

  private static ProblemsException problem(String what, String why) {
    return new ProblemsException(Problem.of(what, why));
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host) || LOOPBACK_V4.matcher(host).matches();
  }

  /** Scheme, host and port: what may be shown of any address. */
  static String origin(URI uri) {
    String scheme = lower(uri.getScheme());
    int port = uri.getPort();
    boolean usual = port == -1 || port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + lower(uri.getHost()) + (usual ? "" : ":" + port);
  }

  /** Whether an address is of the same scheme, host and port, and holds no credentials. */
  boolean isOriginOf(URI uri) {
    return uri.getHost() != null
        && uri.getRawUserInfo() == null
        && origin(uri).equals(origin(base));
  }

  /**
   * An address below the base. A relative link starts behind the base's path, not behind its host:
   * that is how holders mean it.
   *
   * @throws IllegalArgumentException if the link is no address
   */
  URI below(String link) {
    URI uri = URI.create(link);
    if (uri.isAbsolute() || link.startsWith("//")) {
      return base.resolve(uri);
    }
    String path = base.getRawPath();
    boolean whole = !path.isEmpty() && link.startsWith(path + "/");
    return URI.create(
        (whole ? origin(base) : base.toString()) + (link.startsWith("/") ? "" : "/") + link);
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
