package io.winnow.list.format;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Weights of terms: decimal numbers over 0, at most a million. */
final class Weights {
  static final String NOT_ONE = "this is no weight: expected a number over 0, at most 1000000";

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,9})?");
  private static final double LARGEST = 1e6;

  private Weights() {}

  static OptionalDouble parse(String text) {
    String number = text.strip();
    double weight = NUMBER.matcher(number).matches() ? Double.parseDouble(number) : 0;
    return weight > 0 && weight <= LARGEST ? OptionalDouble.of(weight) : OptionalDouble.empty();
  }
}
