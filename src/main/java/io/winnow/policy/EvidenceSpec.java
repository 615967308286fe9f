package io.winnow.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * How the restricted table is kept.
 *
 * @param sealTo file with the public key that evidence is sealed to, so that the pipeline itself
 *     cannot read it back; relative to the policy's folder if not absolute; empty to write it plain
 * @param retain how long it is to be kept from the last hit on; at least a day
 * @param at where it stands in the policy, or where the policy begins
 */
public record EvidenceSpec(Optional<String> sealTo, Duration retain, Position at) {
  /** Applies where a policy says nothing: a year. */
  public static final Duration DEFAULT_RETAIN = Duration.ofDays(365);

  public EvidenceSpec {
    if (retain.compareTo(Duration.ofDays(1)) < 0 || sealTo.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("evidence: seal-to is a file, retain at least a day");
    }
  }

  /** Plain, for a year. */
  public static EvidenceSpec plain(Position at) {
    return new EvidenceSpec(Optional.empty(), DEFAULT_RETAIN, at);
  }
}
