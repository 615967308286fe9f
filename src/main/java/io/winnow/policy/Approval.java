package io.winnow.policy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who has approved the policy, for reports. Decides nothing and proves nothing by itself: it is
 * part of the policy's digest, which a signature can vouch for.
 *
 * @param by who
 * @param role of that person
 * @param date when
 * @param reference where the approval is on file, such as a ticket
 */
public record Approval(
    Optional<String> by,
    Optional<String> role,
    Optional<LocalDate> date,
    Optional<String> reference) {
  /** Nobody has. */
  public static final Approval NONE =
      new Approval(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
