package io.winnow.core;

import java.util.List;
import java.util.Optional;

/**
 * A way to make a fingerprint: its name and how many bytes it gives.
 *
 * @param id lower-case name as it stands in policies, lists and the ledger, such as {@code sha256}
 * @param byteLength length of the fingerprint in bytes, at least 1
 */
public record Algorithm(String id, int byteLength) {
  public static final Algorithm MD5 = new Algorithm("md5", 16);
  public static final Algorithm SHA1 = new Algorithm("sha1", 20);
  public static final Algorithm SHA256 = new Algorithm("sha256", 32);
  public static final Algorithm PDQ = new Algorithm("pdq", 32);

  /** SHA-256 of a document's normalised text. */
  public static final Algorithm TEXT_SHA256 = new Algorithm("text-sha256", 32);

  private static final List<Algorithm> BUILT_IN = List.of(MD5, SHA1, SHA256, PDQ, TEXT_SHA256);

  public Algorithm {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,31}")) {
      throw new IllegalArgumentException("not an algorithm id: " + id);
    }
    if (byteLength < 1) {
      throw new IllegalArgumentException("byteLength must be positive: " + byteLength);
    }
  }

  /** The built-in algorithm of that id, if there is one. */
  public static Optional<Algorithm> builtIn(String id) {
    return BUILT_IN.stream().filter(a -> a.id.equals(id)).findFirst();
  }

  /** True for a cryptographic digest of bytes: MD5, SHA-1, SHA-256. */
  public boolean isDigest() {
    return equals(MD5) || equals(SHA1) || equals(SHA256);
  }

  @Override
  public String toString() {
    return id;
  }
}
