package io.winnow.policy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the cleaned dataset's card will say. Decides nothing.
 *
 * @param name what the dataset is called
 * @param license its licence, as an address or SPDX id
 * @param url its home page
 * @param creator who makes it
 * @param description what it is, in a sentence or two
 * @param version of the cleaned dataset, such as {@code 2.0.0}
 * @param published when it is published
 */
public record Dataset(
    Optional<String> name,
    Optional<String> license,
    Optional<String> url,
    Optional<String> creator,
    Optional<String> description,
    Optional<String> version,
    Optional<LocalDate> published) {

  /** Nothing said. */
  public static final Dataset NONE =
      new Dataset(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
