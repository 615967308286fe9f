package io.winnow.list.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a folder is. What is before {@code completedTo} is in the folder, whatever happens.
 *
 * @param format of this file, 1
 * @param feed its protocol
 * @param endpoint where it is from
 * @param environment as the user named it, or empty
 * @param start where the first window began
 * @param completedTo the end of the last complete window, or null
 * @param current the window that is being read, or null
 * @param pending windows that come behind it, in order of time
 * @param done the complete ones, in the order they were completed
 */
record Checkpoint(
    int format,
    String feed,
    String endpoint,
    String environment,
    Instant start,
    @Nullable Instant completedTo,
    @Nullable Reading current,
    List<Window> pending,
    List<Reading> done) {
  static final int FORMAT = 1;

  Checkpoint {
    pending = List.copyOf(pending);
    done = List.copyOf(done);
    if (format != FORMAT) {
      throw new IllegalArgumentException("format " + format);
    }
  }

  /**
   * A window and how much of it is stored.
   *
   * @param total entries of the window as the server said first, or -1
   * @param vague whether that number may have meant something else
   * @param disturbed whether that number changed while it was read
   * @param next the link to the page behind, or null before the first page and behind the last
   * @param nextAt when that link was got
   */
  record Reading(
      Window window,
      int pages,
      long entries,
      long deleted,
      long bytes,
      long total,
      boolean vague,
      boolean disturbed,
      @Nullable String next,
      @Nullable Instant nextAt) {
    static Reading of(Window window) {
      return new Reading(window, 0, 0, 0, 0, -1, false, false, null, null);
    }

    Reading plus(PageOutline page, long pageBytes, Instant now) {
      long said = page.total().orElse(-1);
      boolean first = total < 0;
      boolean changed = !first && said >= 0 && said != total && !vague && !page.totalIsVague();
      return new Reading(
          window,
          pages + 1,
          entries + page.entries(),
          deleted + page.deleted(),
          bytes + pageBytes,
          first ? said : total,
          first ? page.totalIsVague() : vague,
          disturbed || changed,
          page.next().orElse(null),
          page.next().isPresent() ? now : null);
    }

    /** Whether an entry may have slipped from one page to another that was read before. */
    boolean mayLack() {
      return pages > 1 && (disturbed || entries < total) && (window.isDivisible() || !vague);
    }

    /** Figures alone: a link may hold a session. */
    @Override
    public String toString() {
      return window + ", " + pages + " pages";
    }
  }

  static Checkpoint first(String feed, Endpoint endpoint, String environment, Instant start) {
    return new Checkpoint(
        FORMAT, feed, endpoint.toString(), environment, start, null, null, List.of(), List.of());
  }

  Checkpoint reading(Reading now) {
    return with(completedTo, now, pending, done);
  }

  /** The current window in two, of which the first is next. */
  Checkpoint cut(Window window) {
    List<Window> halves = window.halves();
    List<Window> behind = new ArrayList<>(halves.subList(1, halves.size()));
    behind.addAll(pending);
    return with(completedTo, Reading.of(halves.get(0)), behind, done);
  }

  Checkpoint nextPending() {
    return with(completedTo, Reading.of(pending.get(0)), pending.subList(1, pending.size()), done);
  }

  /** Nothing comes behind that window, if there is one. */
  Checkpoint endingWith(@Nullable Reading last) {
    return with(completedTo, last, List.of(), done);
  }

  Checkpoint completed(Reading whole) {
    List<Reading> all = new ArrayList<>(done);
    all.add(whole);
    return with(whole.window().to(), null, pending, all);
  }

  private Checkpoint with(
      @Nullable Instant to, @Nullable Reading now, List<Window> behind, List<Reading> all) {
    return new Checkpoint(format, feed, endpoint, environment, start, to, now, behind, all);
  }
}
