package io.winnow.list.format;

import java.util.Locale;
import java.util.Set;

/** Recognises files by their names. */
final class FileNames {
  private FileNames() {}

  static boolean matches(String fileName, Set<String> names, Set<String> extensions) {
    String name = fileName.toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return names.contains(name) || (dot >= 0 && extensions.contains(name.substring(dot + 1)));
  }
}
