package io.winnow.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.winnow.core.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One object of a manifest. Notes a problem instead of throwing and then returns a stand-in that is
 * valid by itself, so that one reading finds all problems.
 */
final class ManifestSection {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  private final JsonNode node;
  private final String file;
  private final String path;
  private final List<Problem> problems;
  private final Set<String> known = new HashSet<>();

  ManifestSection(JsonNode node, String file, String path, List<Problem> problems) {
    this.node = node;
    this.file = file;
    this.path = path;
    this.problems = problems;
  }

  void problem(String key, String message) {
    problems.add(new Problem(file, 0, 0, pathOf(key), message));
  }

  ManifestSection section(String key) {
    JsonNode value = value(key, JsonNode::isObject, "an object");
    return new ManifestSection(
        value == null ? JsonNodeFactory.instance.objectNode() : value,
        file,
        pathOf(key),
        value == null ? new ArrayList<>() : problems); // Missing: one problem, not one a member.
  }

  List<ManifestSection> sections(String key) {
    List<ManifestSection> sections = new ArrayList<>();
    JsonNode array = value(key, v -> v.isArray() && !v.isEmpty(), "a list that is not empty");
    for (int i = 0; array != null && i < array.size(); i++) {
      String place = pathOf(key) + '[' + i + ']';
      if (array.get(i).isObject()) {
        sections.add(new ManifestSection(array.get(i), file, place, problems));
      } else {
        problems.add(new Problem(file, 0, 0, place, "is no object"));
      }
    }
    return sections;
  }

  String text(String key) {
    JsonNode value = value(key, v -> v.isTextual() && !v.textValue().isBlank(), "a text");
    return value == null ? "?" : value.textValue();
  }

  String text(String key, Pattern pattern, String what) {
    Predicate<JsonNode> fits = v -> v.isTextual() && pattern.matcher(v.textValue()).matches();
    JsonNode value = value(key, fits, what);
    return value == null ? "?" : value.textValue();
  }

  int integer(String key, int least, int most) {
    Predicate<JsonNode> fits = v -> v.isInt() && v.intValue() >= least && v.intValue() <= most;
    JsonNode value = value(key, fits, "a whole number of " + least + "–" + most);
    return value == null ? least : value.intValue();
  }

  /** A number over {@code over} and at most {@code most}. */
  double number(String key, double over, double most) {
    Predicate<JsonNode> fits =
        v -> v.isNumber() && v.doubleValue() > over && v.doubleValue() <= most;
    JsonNode value = value(key, fits, "a number over " + over + ", at most " + most);
    return value == null ? most : value.doubleValue();
  }

  List<Double> threeNumbers(String key, Predicate<Double> wanted, String what) {
    Predicate<JsonNode> fits = v -> v.isArray() && v.size() == 3 && all(v, JsonNode::isNumber);
    JsonNode value =
        value(
            key,
            fits.and(v -> all(v, number -> wanted.test(number.doubleValue()))),
            "a list of 3 numbers" + what);
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      numbers.add(value == null ? 1.0 : value.get(i).doubleValue());
    }
    return numbers;
  }

  List<String> labels(String key) {
    JsonNode value =
        value(
            key,
            v -> v.isArray() && !v.isEmpty() && all(v, ManifestSection::isLabel),
            "a list of lower-case labels");
    Set<String> labels = new LinkedHashSet<>();
    for (int i = 0; value != null && i < value.size(); i++) {
      if (!labels.add(value.get(i).textValue())) {
        problem(key, "names " + value.get(i).textValue() + " twice");
      }
    }
    return List.copyOf(labels);
  }

  Map<String, Double> scores(String key) {
    JsonNode value = value(key, JsonNode::isObject, "an object of scores");
    Map<String, Double> scores = new LinkedHashMap<>();
    Iterator<String> names = value == null ? List.<String>of().iterator() : value.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      JsonNode score = value.get(name);
      if (!score.isNumber() || score.doubleValue() < 0 || score.doubleValue() > 1) {
        problem(key + '.' + name, "is no score of 0–1");
      }
      scores.put(name, score.doubleValue());
    }
    return scores;
  }

  <E extends Enum<E>> E choice(String key, Class<E> family) {
    List<String> ids = new ArrayList<>();
    for (E constant : family.getEnumConstants()) {
      ids.add(idOf(constant));
    }
    JsonNode value =
        value(
            key,
            v -> v.isTextual() && ids.contains(v.textValue().toLowerCase(Locale.ROOT)),
            "one of " + String.join(", ", ids));
    int index = value == null ? 0 : ids.indexOf(value.textValue().toLowerCase(Locale.ROOT));
    return family.getEnumConstants()[index];
  }

  /** Notes every key that nobody asked for. */
  void noMore() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problem(key, "is unknown here; known are " + String.join(", ", sorted(known)));
              }
            });
  }

  private @Nullable JsonNode value(String key, Predicate<JsonNode> fits, String what) {
    known.add(key);
    JsonNode value = node.get(key);
    if (value == null) {
      problem(key, "is missing; it must be " + what);
      return null;
    }
    if (!fits.test(value)) {
      problem(key, "must be " + what);
      return null;
    }
    return value;
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + '.' + key;
  }

  private static String idOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> sorted(Set<String> keys) {
    return keys.stream().sorted().toList();
  }

  private static boolean isLabel(JsonNode value) {
    return value.isTextual() && LABEL.matcher(value.textValue()).matches();
  }

  private static boolean all(JsonNode array, Predicate<JsonNode> wanted) {
    for (JsonNode element : array) {
      if (!wanted.test(element)) {
        return false;
      }
    }
    return true;
  }
}
