package io.winnow.list.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How often and how long to wait before asking again: exponential with full jitter, so that many
 * clients do not come back at once.
 *
 * @param tries for one page, at least 1
 * @param first the mean of the first wait is half of it
 * @param longest a wait of our own choice
 * @param longestAsked a wait that the server may ask for; above it we end and say so
 */
record Patience(int tries, Duration first, Duration longest, Duration longestAsked) {
  Patience {
    if (tries < 1) {
      throw new IllegalArgumentException("at least one try");
    }
  }

  static Patience of(int tries) {
    return new Patience(
        tries, Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofMinutes(30));
  }

  /**
   * How long to wait before the next try.
   *
   * @param failed how many tries failed, from 1
   * @param asked what the server asks for, which is never undercut
   */
  Duration waitAfter(int failed, @Nullable Duration asked, RandomGenerator random) {
    long ceiling = Math.min(longest.toMillis(), first.toMillis() << Math.min(failed - 1, 20));
    Duration own = Duration.ofMillis(random.nextLong(ceiling + 1));
    return asked == null ? own : asked.plus(own.dividedBy(4));
  }
}
