package io.winnow.policy;

import java.util.ArrayList;
import java.util.List;

/** What changed between two texts, such as policies, line by line: a longest common subsequence. */
public final class LineDiff {
  /** The table has this many cells at most; larger texts are compared as one block. */
  private static final long MOST_CELLS = 4_000_000;

  private LineDiff() {}

  /** What became of a line. */
  public enum Change {
    SAME,
    REMOVED,
    ADDED
  }

  /**
   * A line.
   *
   * @param change what became of it
   * @param text without its end
   */
  public record Line(Change change, String text) {}

  /** All lines of both, in order. */
  public static List<Line> of(String before, String after) {
    List<String> a = before.lines().toList();
    List<String> b = after.lines().toList();
    int start = 0;
    while (start < Math.min(a.size(), b.size()) && a.get(start).equals(b.get(start))) {
      start++;
    }
    int end = 0;
    while (end < Math.min(a.size(), b.size()) - start
        && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
      end++;
    }
    List<Line> lines = new ArrayList<>();
    a.subList(0, start).forEach(line -> lines.add(new Line(Change.SAME, line)));
    middle(a.subList(start, a.size() - end), b.subList(start, b.size() - end), lines);
    a.subList(a.size() - end, a.size()).forEach(line -> lines.add(new Line(Change.SAME, line)));
    return lines;
  }

  private static void middle(List<String> a, List<String> b, List<Line> lines) {
    if ((long) a.size() * b.size() > MOST_CELLS) {
      a.forEach(line -> lines.add(new Line(Change.REMOVED, line)));
      b.forEach(line -> lines.add(new Line(Change.ADDED, line)));
      return;
    }
    int[][] longest = lengths(a, b);
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        lines.add(new Line(Change.SAME, a.get(i)));
        i++;
        j++;
      } else if (j == b.size() || (i < a.size() && longest[i + 1][j] >= longest[i][j + 1])) {
        lines.add(new Line(Change.REMOVED, a.get(i++)));
      } else {
        lines.add(new Line(Change.ADDED, b.get(j++)));
      }
    }
  }

  private static int[][] lengths(List<String> a, List<String> b) {
    int[][] longest = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        longest[i][j] =
            a.get(i).equals(b.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    return longest;
  }
}
