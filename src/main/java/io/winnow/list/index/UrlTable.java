package io.winnow.list.index;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Finds an address, or the longest listed folder above it.
 *
 * <p>Section {@code url/deepest} (int): the most slashes in a listed folder.
 */
public final class UrlTable {
  /** Single addresses. */
  public static final String ADDRESSES = "url/address";

  /** Folders: all addresses that begin so. */
  public static final String FOLDERS = "url/folder";

  private static final String DEEPEST = "url/deepest";

  private final Optional<ExactTable> addresses;
  private final Optional<ExactTable> folders;
  private final int deepest;

  private UrlTable(Optional<ExactTable> addresses, Optional<ExactTable> folders, int deepest) {
    this.addresses = addresses;
    this.folders = folders;
    this.deepest = deepest;
  }

  /** Of the two tables, where there are any. */
  public static UrlTable of(
      Sections in, Optional<ExactTable> addresses, Optional<ExactTable> folders) {
    Optional<ByteBuffer> deepest = in.find(DEEPEST).filter(s -> s.capacity() == Integer.BYTES);
    Broken.unless(folders.isEmpty() || deepest.isPresent(), FOLDERS, "depth");
    return new UrlTable(addresses, folders, deepest.map(s -> s.getInt(0)).orElse(0));
  }

  /** Writes down how many slashes the deepest folder has. */
  public static void putDeepest(Sections out, int slashes) {
    out.allocate(DEEPEST, Integer.BYTES).putInt(0, slashes);
  }

  /** The most slashes in a listed folder; 0 without folders. */
  public int deepest() {
    return deepest;
  }

  /**
   * The entry of the address itself or of the longest folder above it, or -1.
   *
   * @param url canonical: host, path and query, without scheme
   * @param counts which entries count
   */
  public int find(String url, IntPredicate counts) {
    if (addresses.isEmpty() && folders.isEmpty()) {
      return -1;
    }
    TextKey text = TextKey.of(url);
    if (addresses.isPresent()) {
      int found = text.find(addresses.get(), 0, text.length());
      if (found >= 0 && counts.test(found)) {
        return found;
      }
    }
    return folders.isEmpty() ? -1 : folder(folders.get(), text, counts);
  }

  /** No deeper than the deepest folder, so that an address of a million slashes costs little. */
  private int folder(ExactTable table, TextKey text, IntPredicate counts) {
    int best = -1;
    int depth = 0;
    for (int i = 0; depth < deepest && i < text.length() && text.byteAt(i) != '?'; i++) {
      if (text.byteAt(i) == '/') {
        depth++;
        int found = text.find(table, 0, i + 1);
        best = found >= 0 && counts.test(found) ? found : best;
      }
    }
    return best;
  }
}
