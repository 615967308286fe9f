package io.winnow.list.sync;

import java.time.Duration;

/**
 * What a connection may cost.
 *
 * @param connect time to connect
 * @param stall time without a byte
 * @param pageBytes the largest page
 */
record TransportLimits(Duration connect, Duration stall, long pageBytes) {
  /** A page of 1,000 entries is about 1 MiB. */
  static final TransportLimits USUAL =
      new TransportLimits(Duration.ofSeconds(30), Duration.ofSeconds(120), 256L << 20);
}
