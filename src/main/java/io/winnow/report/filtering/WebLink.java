package io.winnow.report.filtering;

import java.net.URI;
import java.net.URISyntaxException;

/** An address that the operator wrote and that papers may link to. */
final class WebLink {
  private WebLink() {}

  /** Whether it is http or https with a host, in the characters that addresses have. */
  static boolean isOne(String text) {
    try {
      URI uri = new URI(text);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
