package io.winnow.list.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Recognises files by their names. */
final class FileNames {
  private FileNames() {}

  /** Whether a word stands between the dots of a JSON file's name: {@code list.WORD.json}. */
  static boolean isJson(String fileName, String word) {
    List<String> parts = Arrays.asList(fileName.toLowerCase(Locale.ROOT).split("\\.", -1));
    int last = parts.size() - 1;
    return parts.get(last).equals("json") && parts.subList(0, last).contains(word);
  }

  static boolean matches(String fileName, Set<String> names, Set<String> extensions) {
    String name = fileName.toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return names.contains(name) || (dot >= 0 && extensions.contains(name.substring(dot + 1)));
  }
}
