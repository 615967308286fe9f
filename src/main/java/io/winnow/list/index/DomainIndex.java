package io.winnow.list.index;

import java.util.OptionalInt;

/**
 * Finds the nearest listed parent of a host.
 *
 * <p>The walk goes over every parent label, so that a subdomain of a listed subdomain is found too.
 * It need not stop at the public suffix: whoever adds entries keeps public suffixes out, or adds
 * them as a host alone.
 */
public final class DomainIndex {
  private final ExactIndex trees = ExactIndex.ofText();
  private final ExactIndex hosts = ExactIndex.ofText();

  /**
   * Adds a host with everything under it.
   *
   * @param host canonical: lower-case ASCII without trailing dot
   * @return false if it was there already
   */
  public boolean addTree(String host, int entry) {
    return trees.add(Keys.ofText(host), entry);
  }

  /** Adds a host without what is under it: an IP address or a shared suffix. */
  public boolean addHost(String host, int entry) {
    return hosts.add(Keys.ofText(host), entry);
  }

  public int size() {
    return trees.size() + hosts.size();
  }

  /**
   * The entry of the host itself or of its nearest listed parent.
   *
   * @param host canonical, as in {@link #addTree}
   * @param address whether it is an IP address, which has no parents
   */
  public OptionalInt find(String host, boolean address) {
    if (size() == 0) {
      return OptionalInt.empty();
    }
    long[] key = Keys.ofText(host);
    OptionalInt found = hosts.find(key);
    if (found.isPresent() || address) {
      return found;
    }
    found = trees.find(key);
    for (int dot = lastLabels(host); found.isEmpty() && dot >= 0; dot = host.indexOf('.', dot)) {
      dot++;
      found = trees.find(Keys.ofText(host.substring(dot)));
    }
    return found;
  }

  /**
   * Where the walk begins. A listed name has at most 253 characters (RFC 1035), so longer parents
   * need no look; a host made of a million dots would cost the square of its length.
   */
  private static int lastLabels(String host) {
    return host.indexOf('.', Math.max(0, host.length() - 255));
  }
}
