package io.winnow.list;

import io.winnow.list.compiled.ListKey;
import java.util.Optional;
import java.util.Set;

/**
 * How a list is taken.
 *
 * @param matchDisputed whether disputed entries match
 * @param mostMalformed share of malformed entries in percent above which the list is refused, 0–5
 * @param key what sealed lists are opened with
 * @param holder who keeps the list, where its file does not say
 * @param categories the holder's categories whose entries count; empty for all
 */
public record ListHandling(
    boolean matchDisputed,
    double mostMalformed,
    Optional<ListKey> key,
    Optional<String> holder,
    Set<String> categories) {
  /** Greatest share of malformed entries in percent that anybody may allow. */
  public static final double MOST_MALFORMED = 5;

  /** Disputed entries match, nothing may be malformed, no key. */
  public static final ListHandling DEFAULT =
      new ListHandling(true, 0, Optional.empty(), Optional.empty(), Set.of());

  public ListHandling {
    categories = Set.copyOf(categories);
    if (!(mostMalformed >= 0 && mostMalformed <= MOST_MALFORMED)) {
      throw new IllegalArgumentException("a share of malformed entries is 0–5 %");
    }
  }
}
