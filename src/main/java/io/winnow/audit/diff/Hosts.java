package io.winnow.audit.diff;

import io.winnow.list.WebAddress;
import org.jspecify.annotations.Nullable;

/** Where an item came from. */
final class Hosts {
  private Hosts() {}

  /** The host of an item's address; null where it has none, or where either run masks it. */
  static @Nullable String of(Change change) {
    String url = change.isMasked() ? null : change.text("url");
    return url == null ? null : WebAddress.parse(url).map(WebAddress::host).orElse(null);
  }
}
