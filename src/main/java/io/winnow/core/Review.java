package io.winnow.core;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a reviewer has decided on one item.
 *
 * @param kind what was decided
 * @param reviewer who decided it
 * @param note why, in the reviewer's words
 * @param date when
 */
public record Review(Kind kind, String reviewer, String note, LocalDate date) {
  public Review {
    if (reviewer.isBlank() || note.isBlank()) {
      throw new IllegalArgumentException("a decision has a reviewer and a reason");
    }
  }

  /** What can be decided. */
  public enum Kind {
    /** Keep it: what was found is right, and the policy's owner accepts it. */
    ALLOW(Reason.REVIEW_ALLOW),
    /** Keep it: what was found is wrong. */
    FALSE_POSITIVE(Reason.REVIEW_FALSE_POSITIVE),
    /** Exclude it. */
    DENY(Reason.REVIEW_DENY);

    private final Reason reason;

    Kind(Reason reason) {
      this.reason = reason;
    }

    /** What the ledger says where such a decision takes effect. */
    Reason reason() {
      return reason;
    }

    /** True for what would keep an item. */
    public boolean keeps() {
      return this != DENY;
    }

    /** Lower-case name as in the decisions file: {@code false-positive}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> byId(String id) {
      return Arrays.stream(values()).filter(k -> k.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
      return Arrays.stream(values()).map(Kind::id).toList();
    }
  }

  /** Hides what the reviewer wrote: it belongs into the ledger, not into a log. */
  @Override
  public String toString() {
    return "Review[" + kind.id() + "]";
  }
}
