package io.winnow.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a key holds, read as what it should be.
 *
 * <p>Each reading gives a value, or adds one problem and gives nothing.
 */
record Value(YamlNode node, String path, Problems problems) {
  private static final int LONGEST_TEXT = 4096;
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern NUMBER =
      Pattern.compile("-?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,9})? ?%");

  Position at() {
    return node.at();
  }

  /** Text as written; {@code 1.10} without quotes is text too and stays as it is. */
  Optional<String> text() {
    if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNull() || scalar.isBoolean()) {
      return needs("text");
    }
    if (scalar.text().isBlank()) {
      return problem("needs text, not blanks alone");
    }
    if (scalar.text().length() > LONGEST_TEXT) {
      return problem("is longer than " + LONGEST_TEXT + " characters");
    }
    if (!Shown.isSafe(scalar.text())) {
      return problem("holds a line break, a control character or an invisible one");
    }
    return Optional.of(scalar.text());
  }

  Optional<String> id() {
    Optional<String> text = text();
    if (text.isPresent() && !Ids.isId(text.get())) {
      return problem(Shown.of(text.get()) + " is no id; use " + Ids.FORM);
    }
    return text;
  }

  /** What stands there, if it is text of any kind; never a problem. */
  Optional<String> word() {
    return node instanceof YamlNode.Scalar scalar && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** One of some words. */
  <E> Optional<E> choice(Map<String, E> words) {
    return text().flatMap(word -> choice(word, words));
  }

  private <E> Optional<E> choice(String word, Map<String, E> words) {
    E value = words.get(word);
    return value != null
        ? Optional.of(value)
        : problem(
            Shown.of(word)
                + " is none of "
                + String.join(", ", words.keySet())
                + Suggestion.clause(word, words.keySet()));
  }

  Optional<Boolean> truth() {
    return node instanceof YamlNode.Scalar scalar && scalar.isBoolean()
        ? Optional.of(scalar.text().equalsIgnoreCase("true"))
        : needs("true or false");
  }

  /** A whole number from least to most. */
  Optional<Long> whole(long least, long most) {
    String need = "a whole number, " + least + "–" + most;
    if (!isPlain(WHOLE) || ((YamlNode.Scalar) node).text().length() > 18) {
      return needs(need);
    }
    long value = Long.parseLong(((YamlNode.Scalar) node).text());
    return value >= least && value <= most ? Optional.of(value) : needs(need);
  }

  /** A number over 0, or from 0, to 1. */
  Optional<Double> share(boolean withZero) {
    String need = withZero ? "a number, 0–1" : "a number over 0 and at most 1";
    if (!isPlain(NUMBER)) {
      return needs(need);
    }
    double value = Double.parseDouble(((YamlNode.Scalar) node).text());
    boolean inRange = value <= 1 && (withZero ? value >= 0 : value > 0);
    return inRange ? Optional.of(Math.abs(value)) : needs(need); // abs: -0 is 0
  }

  /** A number over 0, to most. */
  Optional<Double> positive(double most) {
    String need = "a number over 0 and at most " + Math.round(most);
    if (!isPlain(NUMBER)) {
      return needs(need);
    }
    double value = Double.parseDouble(((YamlNode.Scalar) node).text());
    return value > 0 && value <= most ? Optional.of(value) : needs(need);
  }

  /** A number of percent from least to most, such as {@code 0.5 %}. */
  Optional<Double> percent(double least, double most) {
    String need =
        "a share with a percent sign, %s–%s %%"
            .formatted(CanonicalYaml.number(least), CanonicalYaml.number(most));
    if (!(node instanceof YamlNode.Scalar scalar) || !PERCENT.matcher(scalar.text()).matches()) {
      return needs(need);
    }
    double value = Double.parseDouble(scalar.text().replaceAll("[ %]", ""));
    return value >= least && value <= most ? Optional.of(value) : needs(need);
  }

  /** A number with a unit, in base units, from least to most. */
  Optional<Long> quantity(Quantity kind, long least, long most) {
    String need = kind.format(least) + "–" + kind.format(most);
    if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNull()) {
      return needs(need);
    }
    Quantity.Parsed parsed = kind.parse(scalar.text());
    if (parsed.problem().isPresent()) {
      return problem(parsed.problem().get());
    }
    return parsed.value() >= least && parsed.value() <= most
        ? Optional.of(parsed.value())
        : needs(need);
  }

  Optional<YamlNode.Mapping> mapping() {
    return node instanceof YamlNode.Mapping mapping
        ? Optional.of(mapping)
        : needs("a map of keys and values");
  }

  /** The items of a list, at most so many. */
  Optional<List<Value>> items(int most) {
    if (!(node instanceof YamlNode.Sequence sequence)) {
      return needs("a list");
    }
    if (sequence.items().size() > most) {
      return problem("has more than " + most + " entries");
    }
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      items.add(new Value(sequence.items().get(i), path + "[" + i + "]", problems));
    }
    return Optional.of(items);
  }

  /** Some of some words, each once; a single one needs no brackets. */
  <E> Optional<List<E>> choices(Map<String, E> words) {
    return each(item -> item.choice(words));
  }

  /** Some texts, each once; a single one needs no brackets. */
  Optional<List<String>> texts() {
    return each(Value::text);
  }

  private <E> Optional<List<E>> each(Function<Value, Optional<E>> reading) {
    Optional<List<Value>> items =
        node instanceof YamlNode.Scalar ? Optional.of(List.of(this)) : items(1000);
    if (items.isEmpty()) {
      return Optional.empty();
    }
    if (items.get().isEmpty()) {
      return problem("is an empty list; name at least one, or remove the key");
    }
    Set<E> seen = new HashSet<>();
    List<E> read = new ArrayList<>();
    long before = problems.count();
    for (Value item : items.get()) {
      reading
          .apply(item)
          .ifPresent(
              value -> {
                read.add(value);
                if (!seen.add(value)) {
                  item.problem(item.node.describe() + " is twice here");
                }
              });
    }
    return problems.count() == before ? Optional.of(read) : Optional.empty();
  }

  private boolean isPlain(Pattern form) {
    return node instanceof YamlNode.Scalar scalar
        && scalar.plain()
        && form.matcher(scalar.text()).matches();
  }

  private <T> Optional<T> needs(String what) {
    return node instanceof YamlNode.Refused
        ? Optional.empty()
        : problem("needs " + what + ", not " + node.describe());
  }

  /** Adds a problem here; gives nothing. */
  <T> Optional<T> problem(String message) {
    problems.add(at(), path, message);
    return Optional.empty();
  }
}
