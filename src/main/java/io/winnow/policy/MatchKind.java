package io.winnow.policy;

import io.winnow.core.Algorithm;
import java.util.Locale;
import java.util.Optional;

/** What a list rule looks up. */
public enum MatchKind {
  MD5,
  SHA1,
  SHA256,
  /** Pixels, within a distance. */
  PDQ,
  /** The host and each of its parents down to the registered domain. */
  DOMAIN,
  /** The whole address. */
  URL,
  /** Words and phrases in titles, texts and alternative texts. */
  TERM;

  /** Name as in policies: {@code sha256}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True for a lookup by address, which needs no bytes. */
  public boolean isAddress() {
    return this == DOMAIN || this == URL;
  }

  /** The fingerprint that is looked up; empty for addresses. */
  public Optional<Algorithm> algorithm() {
    return Algorithm.builtIn(id());
  }
}
