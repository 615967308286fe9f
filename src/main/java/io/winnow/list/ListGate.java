package io.winnow.list;

import io.winnow.core.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Whether a list that was read may be used. A list that does not pass stops the run before it reads
 * a shard.
 *
 * @param maxAgeDays greatest age of the list's own date in days, or empty for no limit
 * @param minimumCount least number of different values, at least 1
 * @param mostShrinkPercent how much smaller than last time it may be, 0–100
 * @param leastActivePercent share of its values that can be compared, over 0 to 100, or empty
 */
public record ListGate(
    OptionalInt maxAgeDays,
    long minimumCount,
    int mostShrinkPercent,
    OptionalDouble leastActivePercent) {
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,9}");

  /** No limit of age, not empty, not more than a tenth smaller than last time. */
  public static final ListGate DEFAULT = new ListGate(OptionalInt.empty(), 1, 10);

  /** A gate that lets any coverage pass. */
  public ListGate(OptionalInt maxAgeDays, long minimumCount, int mostShrinkPercent) {
    this(maxAgeDays, minimumCount, mostShrinkPercent, OptionalDouble.empty());
  }

  public ListGate {
    if (maxAgeDays.orElse(0) < 0
        || minimumCount < 1
        || mostShrinkPercent < 0
        || mostShrinkPercent > 100
        || !(leastActivePercent.orElse(100) > 0 && leastActivePercent.orElse(100) <= 100)) {
      throw new IllegalArgumentException("gate out of range");
    }
  }

  /**
   * Everything that speaks against using the list.
   *
   * @param today the day of the run
   * @param previous the list as it was last used, if it was
   */
  public List<Problem> check(LoadedList list, LocalDate today, Optional<ListState> previous) {
    List<String> messages = new ArrayList<>();
    checkAge(list, today, messages);
    checkCount(list, messages);
    previous.ifPresent(p -> checkPrevious(list, p, messages));
    if (!list.findsCanaries()) {
      messages.add("the canary is not found by a look-up: the list is not active");
    }
    return messages.stream()
        .map(m -> Problem.of(list.fileName(), "list %s: %s".formatted(list.id(), m)))
        .toList();
  }

  private void checkAge(LoadedList list, LocalDate today, List<String> messages) {
    long age = ChronoUnit.DAYS.between(list.date(), today);
    if (maxAgeDays.isPresent() && age > maxAgeDays.getAsInt()) {
      messages.add(
          "it is of %s, %,d days old, and may be %,d days old; fetch a newer one"
              .formatted(list.date(), age, maxAgeDays.getAsInt()));
    }
    // One day of grace: the holder's day may begin earlier than ours.
    if (age < -1) {
      messages.add("its date, %s, lies in the future".formatted(list.date()));
    }
  }

  private void checkCount(LoadedList list, List<String> messages) {
    if (list.count() == 0) {
      messages.add("it has no value that can be compared");
    } else if (list.count() < minimumCount) {
      messages.add(
          "it has %,d values; the policy expects %,d at least"
              .formatted(list.count(), minimumCount));
    }
    if (leastActivePercent.isPresent()
        && list.coverage().percent() < leastActivePercent.getAsDouble()) {
      messages.add(
          list.coverage().sentence(list.id())
              + "; the policy expects %s %% at least".formatted(shown(leastActivePercent)));
    }
  }

  /** Whether both are numbers with dots, and the first is less; other versions have no order. */
  private static boolean isNumberBefore(String version, String other) {
    if (!NUMBERS.matcher(version).matches() || !NUMBERS.matcher(other).matches()) {
      return false;
    }
    int[] a = Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    int[] b = Arrays.stream(other.split("\\.")).mapToInt(Integer::parseInt).toArray();
    return Arrays.compare(a, b) < 0;
  }

  private static String shown(OptionalDouble percent) {
    return BigDecimal.valueOf(percent.getAsDouble()).stripTrailingZeros().toPlainString();
  }

  private void checkPrevious(LoadedList list, ListState previous, List<String> messages) {
    if (list.date().isBefore(previous.date())) {
      messages.add(
          "it is of %s, older than the one that was used last, of %s"
              .formatted(list.date(), previous.date()));
    } else if (isNumberBefore(list.version(), previous.version())) {
      messages.add(
          "it is version %s, and the one that was used last is version %s"
              .formatted(list.version(), previous.version()));
    }
    if (shrank(list.count(), previous.count())) {
      messages.add(
          "it has %,d values, over %d %% fewer than the %,d of last time"
              .formatted(list.count(), mostShrinkPercent, previous.count()));
    }
    // Twenty million digests must not hide that all perceptual hashes are gone.
    previous
        .kinds()
        .forEach(
            (kind, count) -> {
              long now = list.counts().getOrDefault(kind, 0L);
              if (shrank(now, count)) {
                messages.add(
                    "it has %,d %s values, over %d %% fewer than the %,d of last time"
                        .formatted(now, kind, mostShrinkPercent, count));
              }
            });
  }

  /** In whole numbers, so that the limit itself passes whatever the rounding. */
  private boolean shrank(long now, long before) {
    return now * 100 < before * (100 - mostShrinkPercent);
  }
}
