package io.winnow.core;

import java.util.List;

/** MD5, SHA-1 and SHA-256 of the same bytes. */
public record Digests(Fingerprint md5, Fingerprint sha1, Fingerprint sha256) {
  public Digests {
    require(md5, Algorithm.MD5);
    require(sha1, Algorithm.SHA1);
    require(sha256, Algorithm.SHA256);
  }

  /** All three, weakest first. */
  public List<Fingerprint> all() {
    return List.of(md5, sha1, sha256);
  }

  private static void require(Fingerprint fingerprint, Algorithm algorithm) {
    if (!fingerprint.algorithm().equals(algorithm)) {
      throw new IllegalArgumentException(fingerprint.algorithm() + " stands for " + algorithm);
    }
  }
}
