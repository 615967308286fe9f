package io.winnow.list.compiled;

import io.winnow.core.Algorithm;

/** What the tables of a compiled list are called. */
public final class Tables {
  /** What begins the name of a table of fingerprints; the algorithm's id follows. */
  public static final String HASH = "hash/";

  /** Digests of whole addresses; the algorithm's id follows. */
  public static final String HASHED_URL = "hashed-url/";

  /** Digests of domains; the algorithm's id follows. */
  public static final String HASHED_DOMAIN = "hashed-domain/";

  private Tables() {}

  /** The table of an algorithm's fingerprints. */
  public static String of(Algorithm algorithm) {
    return HASH + algorithm.id();
  }

  /** The radius index of an algorithm: of active entries or of disputed ones. */
  static String radius(String algorithm, boolean disputed) {
    return "radius/" + algorithm + (disputed ? "/disputed/" : "/active/");
  }

  /** What a table's values are counted as: an algorithm's id, {@code domain}, {@code url} … */
  static String kind(String table) {
    int slash = table.indexOf('/');
    return table.startsWith(HASH) ? table.substring(HASH.length()) : table.substring(0, slash);
  }
}
