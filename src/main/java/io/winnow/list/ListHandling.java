package io.winnow.list;

import io.winnow.list.compiled.ListKey;
import java.util.Optional;

/**
 * How a list is taken.
 *
 * @param matchDisputed whether disputed entries match
 * @param mostMalformed share of malformed entries in percent above which the list is refused, 0–5
 * @param key what sealed lists are opened with
 * @param holder who keeps the list, where its file does not say
 */
public record ListHandling(
    boolean matchDisputed, double mostMalformed, Optional<ListKey> key, Optional<String> holder) {
  /** Greatest share of malformed entries in percent that anybody may allow. */
  public static final double MOST_MALFORMED = 5;

  /** Disputed entries match, nothing may be malformed, no key. */
  public static final ListHandling DEFAULT =
      new ListHandling(true, 0, Optional.empty(), Optional.empty());

  public ListHandling {
    if (!(mostMalformed >= 0 && mostMalformed <= MOST_MALFORMED)) {
      throw new IllegalArgumentException("a share of malformed entries is 0–5 %");
    }
  }
}
