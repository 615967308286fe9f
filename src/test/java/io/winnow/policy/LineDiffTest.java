package io.winnow.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most); i > 0; i--) {
      text.append((char) ('a' + random.nextInt(3))).append('\n');
    }
    return text.toString();
  }

  private static List<String> lines(List<LineDiff.Line> all, LineDiff.Change without) {
    return all.stream().filter(l -> l.change() != without).map(LineDiff.Line::text).toList();
  }

  /** Longest common subsequence by trying everything. */
  private static int longest(List<String> a, List<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    List<String> x = a.subList(1, a.size());
    List<String> y = b.subList(1, b.size());
    return a.get(0).equals(b.get(0)) ? 1 + longest(x, y) : Math.max(longest(x, b), longest(a, y));
  }

  @Test
  void bothTextsAreInItAndAsMuchAsCanBeInCommon() {
    Random random = new Random(9);
    for (int i = 0; i < 300; i++) {
      String a = text(random, 8);
      String b = text(random, 8);
      List<LineDiff.Line> all = LineDiff.of(a, b);
      assertEquals(a.lines().toList(), lines(all, LineDiff.Change.ADDED));
      assertEquals(b.lines().toList(), lines(all, LineDiff.Change.REMOVED));
      long same = all.stream().filter(l -> l.change() == LineDiff.Change.SAME).count();
      assertEquals(longest(a.lines().toList(), b.lines().toList()), same, a + "|" + b);
    }
  }

  @Test
  void textsThatAreTooLongAreComparedAsOneBlock() {
    List<String> a = new ArrayList<>();
    List<String> b = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      a.add("a" + i);
      b.add("b" + i);
    }
    String head = "same\n";
    List<LineDiff.Line> all = LineDiff.of(head + String.join("\n", a), head + String.join("\n", b));
    assertEquals(6001, all.size());
    assertEquals(new LineDiff.Line(LineDiff.Change.SAME, "same"), all.get(0));
  }
}
