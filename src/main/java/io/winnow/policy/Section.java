package io.winnow.policy;

import io.winnow.core.Reason;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One map of the file whose keys are known: finds keys that are unknown, misspelt or twice there.
 *
 * <p>A misspelt key is read as what it was meant to be, so that one mistake gives one problem.
 */
final class Section {
  private static final String FLOOR =
      "an item that cannot be scanned is always excluded, and no policy can change that; "
          + "remove this key";

  private final Map<String, Value> values = new HashMap<>();
  private final Position at;
  private final String path;
  private final Problems problems;

  /**
   * @param path of the map; empty for the root
   */
  Section(YamlNode.Mapping mapping, String path, Collection<String> known, Problems problems) {
    this.at = mapping.at();
    this.path = path;
    this.problems = problems;
    Map<String, YamlNode.Entry> entries = distinct(mapping);
    entries.forEach(
        (key, entry) -> {
          if (known.contains(key)) {
            values.put(key, value(key, entry));
          }
        });
    entries.forEach(
        (key, entry) -> {
          if (!known.contains(key)) {
            unknown(key, entry, known);
          }
        });
  }

  private Map<String, YamlNode.Entry> distinct(YamlNode.Mapping mapping) {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      if (entry.key() instanceof YamlNode.Scalar key) {
        YamlNode.Entry first = entries.putIfAbsent(key.text(), entry);
        if (first != null) {
          int line = first.key().at().line();
          problems.add(key.at(), path(key.text()), "this key is twice here, first in line " + line);
        }
      } else if (!(entry.key() instanceof YamlNode.Refused)) {
        problems.add(entry.key().at(), path, "a key is a word, not " + entry.key().describe());
      }
    }
    return entries;
  }

  private void unknown(String key, YamlNode.Entry entry, Collection<String> known) {
    String word = key.toLowerCase(Locale.ROOT).replace('_', '-');
    Optional<Reason> reason = Reason.byId(word);
    if (word.contains("unscannable") || (reason.isPresent() && reason.get().isUnscannable())) {
      problems.add(entry.key().at(), path(key), FLOOR);
      return;
    }
    Optional<String> meant = Suggestion.nearest(key, known);
    String hint =
        meant
            .map(name -> "did you mean " + name)
            .orElse("known here are " + String.join(", ", known));
    problems.add(entry.key().at(), path(key), "unknown key; " + hint);
    meant.ifPresent(name -> values.putIfAbsent(name, value(name, entry)));
  }

  private Value value(String key, YamlNode.Entry entry) {
    return new Value(entry.value(), path(key), problems);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** What a key holds, read in some way; empty if it is not there or a problem was added. */
  <T> Optional<T> read(String key, Function<Value, Optional<T>> reading) {
    return value(key).flatMap(reading);
  }

  Optional<Value> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  String path(String key) {
    String shown = Shown.bare(key);
    return path.isEmpty() ? shown : path + "." + shown;
  }

  Position at() {
    return at;
  }

  /** Adds a problem at the key's value, or at the map if it has no such key. */
  void problem(String key, String message) {
    problems.add(value(key).map(Value::at).orElse(at), path(key), message);
  }

  /** Adds a problem if the key is not there. */
  void require(String key, String hint) {
    if (!has(key)) {
      problem(key, "is missing; write " + hint);
    }
  }
}
