package io.winnow.list;

import com.google.common.base.CharMatcher;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A record's address as the address checks see it.
 *
 * @param web the address of the web that it is or holds
 * @param isMalformed whether it should be one and cannot be read
 */
public record CapturedAddress(Optional<WebAddress> web, boolean isMalformed) {
  /** Controls, spaces and marks around an address, which browsers pass over (WHATWG URL). */
  private static final CharMatcher AROUND =
      CharMatcher.inRange('\0', ' ').or(CharMatcher.anyOf("\u007f\ufeff"));

  /**
   * What browser-based crawlers put before the address of a page to name what they made of it:
   * {@code screenshot:}, {@code thumbnail:}, {@code urn:view:}. The page's own address counts.
   */
  private static final Pattern DERIVED =
      Pattern.compile("^(urn:)?[a-z][a-z0-9+.-]{0,30}:(?=https?:)", Pattern.CASE_INSENSITIVE);

  /** An address that has a scheme, and none of the web's. */
  private static final Pattern OTHER_SCHEME =
      Pattern.compile(
          "^(?!(https?|ftp|wss?):)[a-z][a-z0-9+.-]{0,30}:.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /**
   * Reads an address; what has another scheme than the web's (such as {@code dns:}) has no host to
   * check. Anything else that cannot be read is malformed.
   */
  public static CapturedAddress of(String url) {
    String text = AROUND.trimFrom(url);
    text = DERIVED.matcher(text).replaceFirst("");
    Optional<WebAddress> web = WebAddress.parse(text);
    boolean hasOtherScheme = text.isEmpty() || OTHER_SCHEME.matcher(text).matches();
    return new CapturedAddress(web, web.isEmpty() && !hasOtherScheme);
  }
}
