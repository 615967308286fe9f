package io.winnow.judge;

import io.winnow.list.WebAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** A record's address as the address checks see it. */
record Address(Optional<WebAddress> web, boolean isMalformed) {
  /** Controls, spaces and marks around an address, which browsers pass over (WHATWG URL). */
  private static final Pattern AROUND =
      Pattern.compile("^[\\x00-\\x20\\x7f\ufeff]+|[\\x00-\\x20\\x7f\ufeff]+$");

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
  static Address of(String url) {
    String text = AROUND.matcher(url).replaceAll("");
    text = DERIVED.matcher(text).replaceFirst("");
    Optional<WebAddress> web = WebAddress.parse(text);
    boolean hasOtherScheme = text.isEmpty() || OTHER_SCHEME.matcher(text).matches();
    return new Address(web, web.isEmpty() && !hasOtherScheme);
  }
}
