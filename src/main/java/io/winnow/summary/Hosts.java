package io.winnow.summary;

import io.winnow.list.CapturedAddress;
import io.winnow.list.WebAddress;

/** The hosts of addresses, as they are counted. */
final class Hosts {
  /** Of an address that cannot be read. */
  static final String MALFORMED = "(malformed)";

  /** Of an address that is not the web's, such as {@code dns:example.com}. */
  static final String NONE = "(no host)";

  /** Lower-case ASCII, international names in Punycode; cut to 253 characters. */
  String of(String url) {
    CapturedAddress address = CapturedAddress.of(url);
    return address
        .web()
        .map(WebAddress::host)
        .map(host -> Texts.cut(host, Texts.HOST))
        .orElse(address.isMalformed() ? MALFORMED : NONE);
  }
}
