package io.winnow.core;

/** What one entry of a list names. Never shown in a message or log: entries are confidential. */
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

  /**
   * The digest of an address: the holder does not say the address itself.
   *
   * @param whole true for a digest of a whole address, false for one of a domain
   * @param digest MD5, SHA-1 or SHA-256 of the address's text
   */
  record HashedAddress(boolean whole, Fingerprint digest) implements ListValue {
    public HashedAddress {
      if (!digest.algorithm().isDigest()) {
        throw new IllegalArgumentException(digest.algorithm() + " is no digest of an address");
      }
    }
  }

  /**
   * A word or phrase, as written by the holder.
   *
   * @param weight what one item's finding of it counts, over 0
   */
  record Term(String text, double weight) implements ListValue {
    public Term {
      if (!(weight > 0) || weight > 1e6) {
        throw new IllegalArgumentException("a weight is over 0 and at most a million");
      }
    }

    @Override
    public String toString() {
      return "term:(hidden)";
    }
  }
}
