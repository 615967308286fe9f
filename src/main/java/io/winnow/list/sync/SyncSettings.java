package io.winnow.list.sync;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sync is to fetch and where to.
 *
 * @param environment the holder's name for the list; null for the folder's. A folder is of one
 * @param ca certificates to trust instead of the public authorities, or null
 * @param start where a new folder's first window begins, in whole seconds; null for 1970
 * @param tries for one page
 */
public record SyncSettings(
    Endpoint endpoint,
    Path folder,
    @Nullable String environment,
    Credentials credentials,
    @Nullable Path ca,
    @Nullable Instant start,
    int tries) {
  public SyncSettings {
    if (start != null && !Window.isWhole(start)) {
      throw new ProblemsException(Problem.of("--from", "must be a whole second"));
    }
    if (tries < 1) {
      throw new ProblemsException(Problem.of("--tries", "must be at least 1"));
    }
  }

  /** Entries are asked for only when they are that old: the holder may still be writing them. */
  static final Duration LAG = Duration.ofMinutes(10);

  /** How far a window reaches back behind the end of the one before. */
  static final Duration OVERLAP = Duration.ofHours(1);

  /** Below the 12 hours for which a link is good. */
  static final Duration LINK_LIFE = Duration.ofHours(11);

  /** A clock that is off by that much is worth a word. */
  static final Duration SKEW = Duration.ofMinutes(5);

  /** A window with more entries is cut in two before it is read. */
  static final long LARGEST_WINDOW = 100_000;

  /** How often one window is begun again before we give up. */
  static final int MOST_RESTARTS = 3;

  /** Pages without an entry, one behind the other, until we take it for a loop. */
  static final int MOST_EMPTY_PAGES = 100;
}
