package io.winnow.bind;

import io.winnow.core.Review;
import io.winnow.core.Shard;
import io.winnow.review.ReviewSet;
import io.winnow.run.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reviewers' decisions, and what the signature over them says. Immutable. */
public final class SignedReviews {
  /** The policy names none. */
  public static final SignedReviews NONE =
      new SignedReviews(ReviewSet.NONE, Optional.empty(), ReviewScope.ANY);

  private final ReviewSet set;
  private final Optional<String> signedBy;
  private final ReviewScope scope;
  private final @Nullable Set<String> shards;

  /**
   * Decisions.
   *
   * @param set what was decided
   * @param signedBy id of the key whose signature was checked
   * @param scope what the signer has looked at
   */
  SignedReviews(ReviewSet set, Optional<String> signedBy, ReviewScope scope) {
    this.set = set;
    this.signedBy = signedBy;
    this.scope = scope;
    this.shards = scope.shards() == null ? null : Set.copyOf(scope.shards());
  }

  public ReviewSet set() {
    return set;
  }

  public ReviewScope scope() {
    return scope;
  }

  /** Id of the public key that the file was signed with; empty where no key was to be trusted. */
  public Optional<String> signedBy() {
    return signedBy;
  }

  /** Whether the decisions are about items of such a shard. */
  public boolean cover(Shard shard) {
    return shards == null || shards.contains(ReviewScope.name(shard));
  }

  /** As a run's papers know them; null if the policy names none. */
  public Plan.@Nullable DecisionsStamp stamp() {
    if (signedBy.isEmpty()) {
      return null;
    }
    Map<Review.Kind, Long> counts = set.counts();
    return new Plan.DecisionsStamp(
        set.sha256(),
        signedBy.get(),
        counts.getOrDefault(Review.Kind.ALLOW, 0L),
        counts.getOrDefault(Review.Kind.FALSE_POSITIVE, 0L),
        counts.getOrDefault(Review.Kind.DENY, 0L),
        set.expired());
  }
}
