package io.winnow.policy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with a unit: {@code 64 MiB}, {@code 1.5 GiB}, {@code 64 MP}, {@code 20 s}. */
enum Quantity {
  BYTES(List.of("B", "KiB", "MiB", "GiB"), List.of(1L, 1L << 10, 1L << 20, 1L << 30)),
  /** Megapixels are 10⁶, as camera makers count. */
  PIXELS(List.of("px", "MP"), List.of(1L, 1_000_000L)),
  /** In milliseconds. */
  TIME(List.of("ms", "s", "min", "h", "d"), List.of(1L, 1000L, 60_000L, 3_600_000L, 86_400_000L));

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?)[ ]*([A-Za-z]*)");

  @SuppressWarnings("ImmutableEnumChecker") // Filled by the constructor alone.
  private final Map<String, Long> units = new LinkedHashMap<>();

  Quantity(List<String> names, List<Long> sizes) {
    for (int i = 0; i < names.size(); i++) {
      units.put(names.get(i), sizes.get(i));
    }
  }

  /**
   * Reads a quantity into base units.
   *
   * @return the value, or what is wrong with it
   */
  Parsed parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Parsed.wrong("needs a number and a unit (" + unitNames() + "), not " + Shown.of(text));
    }
    String unit = matcher.group(2);
    Long size = units.get(unit);
    if (size == null) {
      String what = unit.isEmpty() ? " has no unit" : " has an unknown unit";
      return Parsed.wrong(
          Shown.of(text)
              + what
              + "; units are "
              + unitNames()
              + Suggestion.clause(unit, units.keySet()));
    }
    try {
      return new Parsed(
          new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(size)).longValueExact(),
          Optional.empty());
    } catch (ArithmeticException e) {
      return Parsed.wrong(
          Shown.of(text) + " is not a whole number of " + units.keySet().iterator().next());
    }
  }

  /** The shortest exact form: the largest unit that leaves a whole number. */
  String format(long value) {
    String best = "";
    for (Map.Entry<String, Long> unit : units.entrySet()) {
      if (value % unit.getValue() == 0) {
        best = value / unit.getValue() + " " + unit.getKey();
      }
    }
    return best;
  }

  private String unitNames() {
    return String.join(", ", units.keySet());
  }

  /**
   * @param value in base units, if {@code problem} is empty
   */
  record Parsed(long value, Optional<String> problem) {
    private static Parsed wrong(String problem) {
      return new Parsed(0, Optional.of(problem));
    }
  }
}
