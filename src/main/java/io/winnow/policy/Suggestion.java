package io.winnow.policy;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what somebody may have meant. */
final class Suggestion {
  private static final int LONGEST = 64;

  /** Between the words of camel case; not within units such as MiB. */
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z][a-z])");

  private Suggestion() {}

  /**
   * The nearest of some names, if one is near enough: at most a third of its letters wrong. Case,
   * {@code maxAge}, {@code max_age} and {@code max age} are taken for {@code max-age}.
   */
  static Optional<String> nearest(String text, Collection<String> names) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    String given = normalised(text);
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String name : names) {
      int allowed = Math.max(1, name.length() / 3);
      if (Math.abs(given.length() - name.length()) <= allowed) {
        int distance = distance(given, name.toLowerCase(Locale.ROOT));
        // Of two, the longer: what is typed lacks letters more often than it has too many.
        boolean nearer =
            distance < least
                || (distance == least && best != null && name.length() > best.length());
        if (distance <= allowed && nearer) {
          least = distance;
          best = name;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code ; did you mean x} or nothing. */
  static String clause(String text, Collection<String> names) {
    return nearest(text, names).map(name -> "; did you mean " + name).orElse("");
  }

  private static String normalised(String text) {
    String hyphenated = HUMP.matcher(text).replaceAll("-");
    return hyphenated.replace('_', '-').replace(' ', '-').toLowerCase(Locale.ROOT);
  }

  /** Edits from one text to another: insert, delete, replace, swap neighbours. */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
    }
    return row[b.length()];
  }
}
