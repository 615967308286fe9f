package io.winnow.spark;

import io.winnow.bind.Bound;
import io.winnow.bind.SignedReviews;
import io.winnow.clean.RowMaker;
import io.winnow.core.Shard;
import io.winnow.judge.ItemReviews;
import io.winnow.judge.Judge;
import io.winnow.policy.ModelRule;
import io.winnow.proof.TokenKey;
import java.util.List;
import java.util.Optional;

/** What the items of a run are judged with, and how their rows are made. */
final class Judging {
  private final Judge judge;
  private final Judge withoutReviews;
  private final SignedReviews reviews;
  private final RowMaker rows;

  /**
   * Judges of a policy.
   *
   * @param reviews the decisions that are in force
   */
  Judging(Bound bound, SignedReviews reviews, TokenKey key) {
    this.reviews = reviews;
    this.judge = judge(bound, ItemReviews.of(reviews.set(), key, shard -> true));
    this.withoutReviews = judge(bound, ItemReviews.NONE);
    Optional<String> scoreModel =
        bound.policy().rules().stream()
            .filter(ModelRule.class::isInstance)
            .map(rule -> ((ModelRule) rule).model())
            .findFirst();
    this.rows =
        new RowMaker(
            key,
            scoreModel.orElse(null),
            scoreModel.map(id -> bound.models().get(id).unsafeLabels()).orElse(List.of()));
  }

  private static Judge judge(Bound bound, ItemReviews reviews) {
    return new Judge(bound.policy(), bound.lists(), bound.unsafeLabels(), reviews);
  }

  /** The judge of a shard: reviewers have decided on items of certain shards. */
  Judge judge(Shard shard) {
    return reviews.cover(shard) ? judge : withoutReviews;
  }

  RowMaker rows() {
    return rows;
  }
}
