package io.winnow.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  private static String shown(String before, String after) {
    return LineDiff.of(before, after).stream()
        .map(
            line ->
                switch (line.change()) {
                  case SAME -> " " + line.text();
                  case REMOVED -> "-" + line.text();
                  case ADDED -> "+" + line.text();
                })
        .collect(Collectors.joining("|"));
  }

  @Test
  void showsWhatWasTakenOutAndPutIn() {
    assertEquals(" a|-b|+x| c", shown("a\nb\nc\n", "a\nx\nc\n"));
    assertEquals(" a|+b", shown("a\n", "a\nb\n"));
    assertEquals("-a", shown("a\n", ""));
    assertEquals(" a| b", shown("a\nb\n", "a\nb\n"));
  }

  @Test
  void bothTextsCanBeReadBack() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      List<String> before = lines(random);
      List<String> after = lines(random);
      List<LineDiff.Line> diff = LineDiff.of(String.join("\n", before), String.join("\n", after));
      assertEquals(before, without(diff, LineDiff.Change.ADDED));
      assertEquals(after, without(diff, LineDiff.Change.REMOVED));
    }
  }

  private static List<String> lines(Random random) {
    return random.ints(1 + random.nextInt(12), 0, 4).mapToObj(n -> "line " + n).toList();
  }

  private static List<String> without(List<LineDiff.Line> diff, LineDiff.Change change) {
    return diff.stream().filter(line -> line.change() != change).map(LineDiff.Line::text).toList();
  }

  @Test
  void textsTooLargeToCompareAreOneBlock() {
    String before = "a\n".repeat(3_000);
    String after = "b\n".repeat(3_000);
    assertEquals(6_000, LineDiff.of(before, after).size());
  }
}
