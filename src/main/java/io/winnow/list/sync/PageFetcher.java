package io.winnow.list.sync;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Asks for a page until it is whole, or patience ends. */
final class PageFetcher {
  private final PageClient client;
  private final Feed feed;
  private final Patience patience;
  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final SyncProgress progress;

  PageFetcher(
      PageClient client,
      Feed feed,
      Patience patience,
      Sleeper sleeper,
      RandomGenerator random,
      SyncProgress progress) {
    this.client = client;
    this.feed = feed;
    this.patience = patience;
    this.sleeper = sleeper;
    this.random = random;
    this.progress = progress;
  }

  /**
   * A whole page that was read to its end.
   *
   * @param date the server's clock, or null
   */
  record Fetched(PageOutline outline, long bytes, @Nullable Instant date) {}

  /** The server will not have that link, or has only faults for it. Not: it is gone altogether. */
  static final class LinkRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    LinkRefusedException(String message) {
      super(message);
    }
  }

  /**
   * Asks, waits and asks again.
   *
   * @param linked whether the address came from the page before, so that it may have expired
   * @param out takes the page
   * @throws SyncException if there is no page to be had
   */
  Fetched fetch(URI address, boolean linked, FileChannel out)
      throws IOException, InterruptedException, LinkRefusedException {
    for (int tries = 1; ; tries++) {
      String why = "";
      Answer answer = null;
      try {
        answer = client.ask(address, out);
      } catch (SyncException e) {
        throw e;
      } catch (PageBody.LocalFault e) {
        throw e.fault();
      } catch (IOException e) {
        // Its message may name the address.
        why = "no whole answer (" + e.getClass().getSimpleName() + ")";
      }
      if (answer != null && answer.status() == Answer.OK) {
        try {
          return new Fetched(outline(answer, out), answer.bytes(), answer.date());
        } catch (BadPageException e) {
          why = "the answer " + e.getMessage();
        }
      } else if (answer != null) {
        why = refusal(answer, linked);
      }
      Duration asked = answer == null ? null : answer.retryAfter();
      if (asked != null && asked.compareTo(patience.longestAsked()) > 0) {
        throw SyncException.incomplete(
            "%s and asks to wait %,d minutes; run it again then, it goes on from here"
                .formatted(why, asked.toMinutes()));
      }
      if (tries >= patience.tries()) {
        if (linked && answer != null) {
          throw new LinkRefusedException(why);
        }
        throw SyncException.incomplete(
            "%s, %,d times; run it again later, it goes on from here".formatted(why, tries));
      }
      Duration wait = patience.waitAfter(tries, asked, random);
      progress.retry(why, tries, wait);
      sleeper.sleep(wait);
    }
  }

  private PageOutline outline(Answer answer, FileChannel out) throws IOException, BadPageException {
    if (!feed.accepts(answer.mediaType())) {
      throw new BadPageException("is no page of entries by its Content-Type");
    }
    out.position(0);
    InputStream page =
        new FilterInputStream(new BufferedInputStream(Channels.newInputStream(out), 1 << 16)) {
          @Override
          public void close() {
            // Parsers close what they have read; the file is still to be forced and named.
          }
        };
    return feed.read(page);
  }

  private static String refusal(Answer answer, boolean linked)
      throws SyncException, LinkRefusedException {
    String why = "the server answered " + answer.status();
    if (answer.isTemporaryFault()) {
      return why;
    }
    if (answer.isDenied()) {
      throw SyncException.refused(
          "%s: user and password are wrong, or not for this environment or from this network; not tried again"
              .formatted(why));
    }
    if (linked) {
      throw new LinkRefusedException(why);
    }
    throw SyncException.refused(why + " to the query for a window; check the address");
  }
}
