package io.winnow.core;

/** What a list entry lists. No {@code toString} shows it: list entries never reach a log. */
public sealed interface ListValue {
  /** The bits of a file, picture or text. */
  record Hash(Fingerprint fingerprint) implements ListValue {}

  /** A host name with everything under it, or an IP address; as written by the holder. */
  record Domain(String text) implements ListValue {
    @Override
    public String toString() {
      return "domain:(hidden)";
    }
  }

  /** One address, or with {@code /*} at its end all under it; as written by the holder. */
  record Url(String text) implements ListValue {
    @Override
    public String toString() {
      return "url:(hidden)";
    }
  }
}
