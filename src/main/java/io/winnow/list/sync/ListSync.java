package io.winnow.list.sync;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.list.sync.Checkpoint.Reading;
import io.winnow.list.sync.PageFetcher.Fetched;
import io.winnow.list.sync.PageFetcher.LinkRefusedException;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Brings a folder up to date with its holder, window after window.
 *
 * <p>A page is on the disk under its own name before the checkpoint passes it; a window is complete
 * only when its last page had no link to a next. So whatever ends the process, the next one goes on
 * behind the last page that the checkpoint knows, and at worst reads one page, or one window whose
 * link is no longer good, again.
 */
public final class ListSync {
  private final SyncSettings settings;
  private final Feed feed;
  private final PageFetcher fetcher;
  private final long largestWindow;
  private final Clock clock;
  private final SyncProgress progress;

  private final Set<String> linksSeen = new HashSet<>();
  private final Set<String> pagesSeen = new HashSet<>();
  private int restarts;
  private int emptyPages;
  private boolean saidSkew;
  private boolean saidCount;
  private int windows;
  private long pages;
  private long entries;
  private long deleted;
  private long bytes;

  ListSync(
      SyncSettings settings,
      Feed feed,
      PageFetcher fetcher,
      long largestWindow,
      Clock clock,
      SyncProgress progress) {
    this.settings = settings;
    this.feed = feed;
    this.fetcher = fetcher;
    this.largestWindow = largestWindow;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * A sync with NCMEC Hash Sharing v2.
   *
   * @throws ProblemsException if {@code ca} holds no certificate
   */
  public static ListSync ncmec(SyncSettings settings, SyncProgress progress) {
    Feed feed = new NcmecFeed();
    Clock clock = Clock.systemUTC();
    HttpPages client =
        new HttpPages(
            settings.endpoint(),
            settings.credentials(),
            settings.ca() == null ? null : Trust.only(settings.ca()),
            feed.mediaTypes(),
            clock,
            TransportLimits.USUAL);
    PageFetcher fetcher =
        new PageFetcher(
            client,
            feed,
            Patience.of(settings.tries()),
            time -> Thread.sleep(time.toMillis()),
            new SecureRandom(),
            progress);
    return new ListSync(settings, feed, fetcher, SyncSettings.LARGEST_WINDOW, clock, progress);
  }

  /**
   * Fetches what is new.
   *
   * @throws SyncException if the holder does not give it; what was fetched stays
   * @throws ProblemsException if the folder is another endpoint's, or in use
   */
  public SyncReport run() throws IOException, InterruptedException {
    try (SyncFolder folder = SyncFolder.open(settings.folder(), feed)) {
      Checkpoint at = opened(folder);
      Optional<Checkpoint> next;
      boolean asked = false;
      while (true) {
        if (at.current() == null) {
          boolean fresh = at.pending().isEmpty();
          next = fresh && asked ? Optional.empty() : planned(at);
          if (next.isEmpty()) {
            break;
          }
          asked |= fresh;
          at = next.get();
          folder.save(at);
          forget();
          restarts = 0;
        }
        Reading current = at.current();
        if (current != null) {
          progress.window(current.window().from(), current.window().to(), current.pages());
          at = readWindow(folder, at, current);
        }
      }
      return new SyncReport(
          windows, pages, entries, deleted, bytes, at.completedTo(), folder.pagesPattern());
    }
  }

  private Checkpoint opened(SyncFolder folder) throws IOException {
    Optional<Checkpoint> known = folder.checkpoint();
    if (known.isEmpty()) {
      return Checkpoint.first(
          feed.id(),
          settings.endpoint(),
          settings.environment() == null ? "" : settings.environment(),
          settings.start() == null ? Instant.EPOCH : settings.start());
    }
    Checkpoint at = known.get();
    mustBeSame("protocol", at.feed(), feed.id());
    mustBeSame("endpoint", at.endpoint(), settings.endpoint().toString());
    if (settings.environment() != null) {
      mustBeSame("environment", at.environment(), settings.environment());
    }
    if (settings.start() != null) {
      mustBeSame("start", at.start().toString(), settings.start().toString());
    }
    Reading current = at.current();
    if (current != null && folder.pagesOf(current.window()) < current.pages()) {
      progress.note("pages of the window in progress are gone; it is read again");
      return at.reading(Reading.of(current.window()));
    }
    return at;
  }

  private void mustBeSame(String what, String was, String is) {
    if (!was.equals(is)) {
      throw new ProblemsException(
          Problem.of(
              settings.folder().toString(),
              "is of %s '%s', not '%s'; name another folder".formatted(what, was, is)));
    }
  }

  /** The window that comes next, or empty if there is nothing to ask for. */
  private Optional<Checkpoint> planned(Checkpoint at) {
    if (!at.pending().isEmpty()) {
      return Optional.of(at.nextPending());
    }
    Instant to = safe(clock.instant());
    Instant known = at.completedTo();
    Instant from = at.start();
    if (known != null) {
      if (!to.isAfter(known)) {
        if (clock.instant().isBefore(known)) {
          progress.note(
              "the last sync ended at %s, which this machine's clock has not reached; is it right?"
                  .formatted(known));
        }
        return Optional.empty();
      }
      Instant back = known.minus(SyncSettings.OVERLAP);
      from = back.isAfter(from) ? back : from;
    }
    return from.isBefore(to)
        ? Optional.of(at.reading(Reading.of(new Window(from, to))))
        : Optional.empty();
  }

  private static Instant safe(Instant now) {
    return now.minus(SyncSettings.LAG).truncatedTo(ChronoUnit.SECONDS);
  }

  private void forget() {
    linksSeen.clear();
    pagesSeen.clear();
    emptyPages = 0;
  }

  /** Reads pages until the window is complete, cut in two or shortened. */
  private Checkpoint readWindow(SyncFolder folder, Checkpoint start, Reading begun)
      throws IOException, InterruptedException {
    Checkpoint at = start;
    Reading reading = begun;
    Window window = begun.window();
    while (true) {
      try (FileChannel draft = folder.pageDraft()) {
        Fetched page;
        try {
          page = behind(reading, draft);
        } catch (LinkRefusedException e) {
          restart(window, e.getMessage());
          page = firstPage(window, draft);
          reading = Reading.of(window);
        }
        if (reading.pages() == 0) {
          Optional<Checkpoint> other = unfit(at, window, page);
          if (other.isPresent()) {
            folder.save(other.get());
            folder.deletePagesBehind(window, 0);
            return other.get();
          }
        }
        if (goesInCircles(page.outline())) {
          restart(window, "the server gives the same page again and again");
          reading = Reading.of(window);
          at = at.reading(reading);
          folder.save(at);
          continue;
        }
        String link = page.outline().next().orElse(null);
        if (link != null) {
          // Now, so that a page with a link that leads elsewhere does not count.
          feed.next(settings.endpoint(), window, link);
        }
        reading = reading.plus(page.outline(), page.bytes(), clock.instant());
        folder.store(draft, window, reading.pages());
        tell(page);
      }
      if (reading.next() != null) {
        at = at.reading(reading);
      } else if (reading.mayLack()) {
        at = again(at, reading);
      } else {
        windows++;
        at = at.completed(reading);
      }
      folder.save(at);
      progress.checkpointed();
      Reading now = at.current();
      if (now == null || !now.window().equals(window)) {
        folder.deletePagesBehind(window, now == null ? reading.pages() : 0);
        return at;
      }
      reading = now;
    }
  }

  /** The page behind what was read. */
  private Fetched behind(Reading reading, FileChannel draft)
      throws IOException, InterruptedException, LinkRefusedException {
    String link = reading.next();
    Instant got = reading.nextAt();
    if (reading.pages() == 0 || link == null || got == null) {
      return firstPage(reading.window(), draft);
    }
    Duration age = Duration.between(got, clock.instant());
    if (age.compareTo(SyncSettings.LINK_LIFE) > 0 || age.isNegative()) {
      throw new LinkRefusedException("the link to the next page is too old");
    }
    URI address = feed.next(settings.endpoint(), reading.window(), link);
    return fetcher.fetch(address, true, draft);
  }

  private Fetched firstPage(Window window, FileChannel draft)
      throws IOException, InterruptedException {
    try {
      return fetcher.fetch(feed.first(settings.endpoint(), window), false, draft);
    } catch (LinkRefusedException e) {
      throw new IllegalStateException("there was no link", e);
    }
  }

  private void restart(Window window, String why) throws SyncException {
    if (++restarts > SyncSettings.MOST_RESTARTS) {
      throw SyncException.incomplete(
          "%s; the window %s was begun %,d times and did not end; nothing is lost, run it again later and, if it stays so, ask the holder"
              .formatted(why, window, restarts));
    }
    progress.note("%s; the window %s is read from its first page".formatted(why, window));
    forget();
  }

  private boolean goesInCircles(PageOutline page) {
    emptyPages = page.entries() == 0 ? emptyPages + 1 : 0;
    boolean sameLink = page.next().isPresent() && !linksSeen.add(page.next().get());
    boolean samePage = !page.digest().isEmpty() && !pagesSeen.add(page.digest());
    return sameLink || samePage || emptyPages > SyncSettings.MOST_EMPTY_PAGES;
  }

  /**
   * What to read instead of a window that reaches too far, by the server's clock, or is too large.
   */
  private Optional<Checkpoint> unfit(Checkpoint at, Window window, Fetched first) {
    Instant date = first.date();
    if (date != null) {
      saySkew(date);
      Instant safe = safe(date);
      if (window.to().isAfter(safe.plusSeconds(60))) {
        return Optional.of(shortened(at, window, safe));
      }
    }
    boolean large = first.outline().total().orElse(0) > largestWindow;
    return large && window.isDivisible() ? Optional.of(at.cut(window)) : Optional.empty();
  }

  private static Checkpoint shortened(Checkpoint at, Window window, Instant end) {
    Instant known = at.completedTo();
    boolean nothingNew = !window.from().isBefore(end) || (known != null && !end.isAfter(known));
    return at.endingWith(nothingNew ? null : Reading.of(window.endingAt(end)));
  }

  private void saySkew(Instant date) {
    Duration skew = Duration.between(date, clock.instant());
    if (!saidSkew && skew.abs().compareTo(SyncSettings.SKEW) > 0) {
      saidSkew = true;
      progress.note(
          "this machine's clock is %,d minutes %s the server's; windows end by the earlier of both"
              .formatted(skew.abs().toMinutes(), skew.isNegative() ? "behind" : "ahead of"));
    }
  }

  /** A window whose size changed while it was read: an entry may have slipped between two pages. */
  private Checkpoint again(Checkpoint at, Reading reading) throws SyncException {
    Window window = reading.window();
    if (window.isDivisible()) {
      progress.note("the window %s changed while it was read; it is cut in two".formatted(window));
      return at.cut(window);
    }
    restart(window, "the window changed while it was read");
    return at.reading(Reading.of(window));
  }

  private void tell(Fetched page) {
    pages++;
    entries += page.outline().entries();
    deleted += page.outline().deleted();
    bytes += page.bytes();
    if (!page.outline().consistent() && !saidCount) {
      saidCount = true;
      progress.note("a page holds another number of entries than it says; all are stored");
    }
    progress.stored(pages, entries, bytes);
  }
}
