package io.winnow.bind;

import com.google.common.hash.Hashing;
import io.winnow.core.Shard;
import io.winnow.run.Plan;
import io.winnow.run.Unit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer has looked at: an item's token names a place in a shard, and shards of another
 * crawl may have the same names.
 *
 * @param tokenKeyId the token key that made the tokens; null where nobody said
 * @param shards the shards of the run that was looked at, each as the first 16 hexadecimal digits
 *     of SHA-256 over its path, a line feed and its length in bytes, sorted; null where nobody said
 */
public record ReviewScope(@Nullable String tokenKeyId, @Nullable List<String> shards) {
  /** Nobody said: any item with the token is meant. */
  public static final ReviewScope ANY = new ReviewScope(null, null);

  private static final int DIGITS = 16;

  public ReviewScope {
    shards = shards == null ? null : List.copyOf(shards);
  }

  /** The shards of a run, and its token key. */
  public static ReviewScope of(Plan plan) {
    return new ReviewScope(
        plan.tokenKeyId(),
        plan.units().stream().map(Unit::shard).map(ReviewScope::name).sorted().toList());
  }

  /** How a shard is called in {@link #shards()}. */
  static String name(Shard shard) {
    return Hashing.sha256()
        .hashString(shard.path() + "\n" + shard.length(), StandardCharsets.UTF_8)
        .toString()
        .substring(0, DIGITS);
  }
}
