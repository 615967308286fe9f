package io.winnow.policy;

import java.util.Optional;

/**
 * What the cleaned dataset's card will say. Decides nothing.
 *
 * @param name what the dataset is called
 * @param license its licence, as an address or SPDX id
 * @param url its home page
 * @param creator who makes it
 */
public record Dataset(
    Optional<String> name,
    Optional<String> license,
    Optional<String> url,
    Optional<String> creator) {

  /** Nothing said. */
  public static final Dataset NONE =
      new Dataset(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
