package io.winnow.run;

import io.winnow.core.FindingClass;
import io.winnow.core.Tally;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bound on a whole run: how much of it may be excluded with findings of one class. It changes no
 * row, only whether a complete run counts as a success.
 *
 * @param findingClass the class that is counted
 * @param mostPercent greatest share in percent, 0–100, of the items that the policy asks for (all
 *     but those set aside)
 */
public record Gate(FindingClass findingClass, BigDecimal mostPercent) {
  private static final Pattern TEXT =
      Pattern.compile("([a-z]+)(?:=([0-9]{1,3}(?:\\.[0-9]{1,6})?) ?%)?");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * Reads {@code unscannable=5%}, or {@code known} for none at all.
   *
   * @return empty if it is neither
   */
  public static Optional<Gate> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal most = matcher.group(2) == null ? BigDecimal.ZERO : new BigDecimal(matcher.group(2));
    if (most.compareTo(HUNDRED) > 0) {
      return Optional.empty();
    }
    return FindingClass.byId(matcher.group(1)).map(c -> new Gate(c, most));
  }

  /** What this gate makes of a run's counts. The share itself still passes. */
  public Result check(Tally tally) {
    String prefix = findingClass.id() + "/";
    long excluded = 0;
    for (Map.Entry<String, Long> cause : tally.excluded().entrySet()) {
      excluded += cause.getKey().startsWith(prefix) ? cause.getValue() : 0;
    }
    long items = tally.itemCount() - tally.count(io.winnow.core.Verdict.SET_ASIDE);
    boolean held =
        BigDecimal.valueOf(excluded)
                .multiply(HUNDRED)
                .compareTo(mostPercent.multiply(BigDecimal.valueOf(items)))
            <= 0;
    return new Result(toString(), excluded, items, held);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return mostPercent.signum() == 0
        ? findingClass.id()
        : findingClass.id() + "=" + mostPercent.stripTrailingZeros().toPlainString() + "%";
  }

  /**
   * How a run stood to a gate.
   *
   * @param gate as the user may write it
   * @param excluded items excluded with a finding of its class
   * @param items all items but those set aside
   * @param held whether the run passed
   */
  public record Result(String gate, long excluded, long items, boolean held) {
    public Result {
      java.util.Objects.requireNonNull(gate);
    }
  }
}
