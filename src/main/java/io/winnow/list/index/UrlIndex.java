package io.winnow.list.index;

import java.util.OptionalInt;

/** Finds an address, or the longest listed folder above it. */
public final class UrlIndex {
  private final ExactIndex addresses = ExactIndex.ofText();
  private final ExactIndex folders = ExactIndex.ofText();
  private int deepest;

  /**
   * Adds one address.
   *
   * @param url canonical: host and path, without scheme
   * @return false if it was there already
   */
  public boolean addAddress(String url, int entry) {
    return addresses.add(Keys.ofText(url), entry);
  }

  /**
   * Adds all addresses that begin so.
   *
   * @param folder canonical, ending in a slash
   */
  public boolean addFolder(String folder, int entry) {
    deepest = Math.max(deepest, (int) folder.chars().filter(c -> c == '/').count());
    return folders.add(Keys.ofText(folder), entry);
  }

  public int size() {
    return addresses.size() + folders.size();
  }

  /**
   * The entry of the address itself or of the longest folder above it.
   *
   * @param url canonical, as in {@link #addAddress}
   */
  public OptionalInt find(String url) {
    OptionalInt found =
        addresses.size() == 0 ? OptionalInt.empty() : addresses.find(Keys.ofText(url));
    if (found.isPresent() || folders.size() == 0) {
      return found;
    }
    // No deeper than the deepest folder, so that an address of a million slashes costs little.
    int end = pathEnd(url);
    int slash = -1;
    OptionalInt folder = OptionalInt.empty();
    for (int depth = 0; depth < deepest; depth++) {
      slash = url.indexOf('/', slash + 1);
      if (slash < 0 || slash >= end) {
        break;
      }
      OptionalInt hit = folders.find(Keys.ofText(url.substring(0, slash + 1)));
      folder = hit.isPresent() ? hit : folder;
    }
    return folder;
  }

  private static int pathEnd(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url.length() : query;
  }
}
