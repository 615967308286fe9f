package io.winnow.list.index;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Finds the nearest listed parent of a host.
 *
 * <p>The walk goes over every parent label, so that a subdomain of a listed subdomain is found too.
 * It need not know the public suffixes: whoever adds entries keeps them out, or adds them as a host
 * alone. It ends before the last label, since what is listed has two labels at least.
 */
public final class DomainTable {
  /** Hosts with everything under them. */
  public static final String TREES = "domain/tree";

  /** Hosts without what is under them: IP addresses and shared suffixes. */
  public static final String HOSTS = "domain/host";

  /** A listed name has at most 253 characters (RFC 1035), so longer parents need no look. */
  private static final int LONGEST = 255;

  private final Optional<ExactTable> trees;
  private final Optional<ExactTable> hosts;

  private DomainTable(Optional<ExactTable> trees, Optional<ExactTable> hosts) {
    this.trees = trees;
    this.hosts = hosts;
  }

  /** Of the two tables, where there are any. */
  public static DomainTable of(Optional<ExactTable> trees, Optional<ExactTable> hosts) {
    return new DomainTable(trees, hosts);
  }

  /**
   * The entry of the host itself or of its nearest listed parent, or -1.
   *
   * @param host canonical: lower-case ASCII without trailing dot
   * @param address whether it is an IP address, which has no parents
   * @param counts which entries count
   */
  public int find(String host, boolean address, IntPredicate counts) {
    if (trees.isEmpty() && hosts.isEmpty()) {
      return -1;
    }
    TextKey text = TextKey.of(host);
    if (hosts.isPresent()) {
      int found = text.find(hosts.get(), 0, text.length());
      if (found >= 0 && counts.test(found)) {
        return found;
      }
    }
    if (address || trees.isEmpty()) {
      return -1;
    }
    return walk(trees.get(), text, text.length(), 0, counts);
  }

  /**
   * Goes to the front of the host, label by label, and looks the longest parents up first on its
   * way back.
   *
   * @param at where the parents that were seen begin
   * @param hash of the host from there on
   */
  private static int walk(ExactTable trees, TextKey text, int at, long hash, IntPredicate counts) {
    int end = text.length();
    int from = at;
    long sum = hash;
    do {
      if (from == 0 || end - from > LONGEST) {
        return -1;
      }
      from--;
      sum = TextKey.step(sum, text.byteAt(from));
    } while (from > 0 && text.byteAt(from - 1) != '.');
    int nearer = walk(trees, text, from, sum, counts);
    if (nearer >= 0 || at == end) {
      // What is listed has two labels at least: the last one alone needs no look.
      return nearer;
    }
    int found = text.find(trees, TextKey.end(sum, end - from), from, end);
    return found >= 0 && counts.test(found) ? found : -1;
  }
}
