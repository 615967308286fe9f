package io.winnow.policy;

import io.winnow.core.Purpose;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A list that a policy uses: where it is and what must be true of it before anything runs.
 *
 * @param id unique among the policy's lists
 * @param path as written; one that is not absolute is relative to the policy file's folder
 * @param purpose what the list is for
 * @param confidential whether hits are masked in the ledger; always true for protected purposes
 * @param maxAge greatest age of the list's date when a run starts; empty for {@code never}
 * @param minCount least number of entries, 1 or more
 * @param maxShrink greatest share of entries, 0–1, that may be gone since the last run
 * @param version of the list, where its file does not say
 * @param date of the list, where its file does not say
 * @param columns name of a column in the file to its role, one of {@link ColumnRoles}; empty where
 *     the format knows its columns
 * @param categories the holder's categories whose entries count; empty for all entries
 * @param format id of a list format; empty to recognise it
 * @param canary an entry that the list must hold: harmless, put there to prove it is in force
 * @param use how it is taken
 * @param at where the list's entry begins
 */
public record ListSpec(
    String id,
    String path,
    Purpose purpose,
    boolean confidential,
    Optional<Duration> maxAge,
    OptionalLong minCount,
    Optional<Double> maxShrink,
    Optional<String> version,
    Optional<LocalDate> date,
    Map<String, String> columns,
    Set<String> categories,
    Optional<String> format,
    Optional<String> canary,
    ListUse use,
    Position at) {

  /** Applies where a policy says nothing about a list's age. */
  public static final Duration DEFAULT_MAX_AGE = Duration.ofDays(30);

  public ListSpec {
    Ids.require(id);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("list " + id + " has no path");
    }
    if (purpose.isProtected() && !confidential) {
      throw new IllegalArgumentException("list " + id + ": protected lists are confidential");
    }
    if (maxAge.isPresent() && (maxAge.get().isNegative() || maxAge.get().isZero())) {
      throw new IllegalArgumentException("list " + id + ": max-age must be positive");
    }
    if (minCount.isPresent() && minCount.getAsLong() < 1) {
      throw new IllegalArgumentException("list " + id + ": min-count must be positive");
    }
    if (maxShrink.isPresent() && !(maxShrink.get() >= 0 && maxShrink.get() <= 1)) {
      throw new IllegalArgumentException("list " + id + ": max-shrink is 0–1");
    }
    columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    categories = Collections.unmodifiableSet(new TreeSet<>(categories));
    if (!columns.values().stream().map(ColumnRoles::word).allMatch(ColumnRoles.all()::contains)) {
      throw new IllegalArgumentException("list " + id + ": unknown column role");
    }
  }

  /** The list's name and place; never its canary. */
  @Override
  public String toString() {
    return "list " + id + " (" + purpose.id() + ") at " + at;
  }
}
