package io.winnow.judge;

import io.winnow.list.WebAddress;
import java.util.Optional;

/** A record's address as the address checks see it. */
record Address(Optional<WebAddress> web, boolean isMalformed) {
  /** Reads an address; what is no web address (such as {@code dns:}) has no host to check. */
  static Address of(String url) {
    Optional<WebAddress> web = WebAddress.parse(url);
    boolean claimsToBeWeb = url.strip().regionMatches(true, 0, "http", 0, 4);
    return new Address(web, web.isEmpty() && claimsToBeWeb);
  }
}
