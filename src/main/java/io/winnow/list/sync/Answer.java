package io.winnow.list.sync;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered, without the body, which is in a file.
 *
 * @param mediaType lower case without parameters, or empty
 * @param date the server's clock, or null
 * @param retryAfter how long the server asks to wait, or null
 * @param bytes of the body, or 0 if the status is not 200
 */
record Answer(
    int status,
    String mediaType,
    @Nullable Instant date,
    @Nullable Duration retryAfter,
    long bytes) {
  static final int OK = 200;

  boolean isTemporaryFault() {
    return status >= 500 || status == 429 || status == 408 || status == 425;
  }

  boolean isDenied() {
    return status == 401 || status == 403 || status == 407;
  }
}
