package io.winnow.list.sync;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a page says beside its entries.
 *
 * @param entries how many it holds, deleted ones too
 * @param deleted how many of them say that an entry is gone
 * @param consistent whether it holds as many as it says
 * @param next the link to the page behind it; empty on a window's last page
 * @param total how many entries the whole window has, where the holder says so
 * @param totalIsVague whether that number may be but the end of the next page
 * @param digest of all its entries, or empty if it has none: two pages of one window that are equal
 *     are a server going in circles
 */
record PageOutline(
    long entries,
    long deleted,
    boolean consistent,
    Optional<String> next,
    OptionalLong total,
    boolean totalIsVague,
    String digest) {
  /** The figures alone: a link may hold a session. */
  @Override
  public String toString() {
    return "page of %,d entries".formatted(entries);
  }
}
