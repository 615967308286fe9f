package io.winnow.judge;

import io.winnow.core.ItemId;
import io.winnow.core.Review;
import io.winnow.proof.TokenKey;
import io.winnow.review.ReviewSet;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What reviewers have decided on items, asked by item id. Immutable. */
public final class ItemReviews {
  /** Nothing was decided. */
  public static final ItemReviews NONE = new ItemReviews(ReviewSet.NONE, null, shard -> false);

  private final ReviewSet reviews;
  private final @Nullable TokenKey key;
  private final Predicate<String> shards;

  private ItemReviews(ReviewSet reviews, @Nullable TokenKey key, Predicate<String> shards) {
    this.reviews = reviews;
    this.key = key;
    this.shards = shards;
  }

  /**
   * The decisions of a file.
   *
   * @param key what its item tokens were made with
   * @param shards whether they are about items of the shard at a path
   */
  public static ItemReviews of(ReviewSet reviews, TokenKey key, Predicate<String> shards) {
    return reviews.isEmpty() ? NONE : new ItemReviews(reviews, key, shards);
  }

  /** What was decided on an item. */
  Optional<Review> of(ItemId item) {
    boolean asked = key != null && shards.test(item.shard());
    return asked ? reviews.of(key.itemToken(item.toString())) : Optional.empty();
  }
}
