package io.winnow.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, the answer is a policy or problems. */
class PolicyHostileTest {
  private static String first(String yaml) {
    return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Policies.messages(yaml).get(0));
  }

  @Test
  void syntaxErrorsHaveTheirPlace() {
    assertTrue(first("policy: p\nformat: [1\nrules: x\n").startsWith("p.yaml:3:6: not YAML: "));
    assertTrue(first("policy: p\n\tformat: 1\n").startsWith("p.yaml:2:1: not YAML: "));
    assertEquals(
        "p.yaml:2:10: not YAML: character U+0000 is not allowed", first("policy: p\nformat: 1\0"));
  }

  @Test
  void aliasesAnchorsAndTagsAreRefusedWhereTheyStand() {
    String rule = "  - {id: nsfw, model: m, verdict: exclude, score: ";

    assertEquals(
        List.of(
            "p.yaml:1:9: anchors (&name) are not read; remove it",
            "p.yaml:2:9: aliases (*name) are not read; write the value out",
            "p.yaml:4:%d: tags (tag:yaml.org,2002:java.net.URL) are not read; remove it"
                .formatted(rule.length() + 1)),
        Policies.messages("policy: &a p\nformat: *a\nrules:\n" + rule + "!!java.net.URL 0.7}\n"));
  }

  @Test
  void aBillionLaughsAreNotLaughed() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [lol, lol]\n");
    for (int i = 1; i < 40; i++) {
      yaml.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    assertEquals("p.yaml:1:1: a0: unknown key", first(yaml.toString()).split(";", -1)[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "{? ", "[[]", "&a [", "!t ["})
  void deepNestingIsRefusedSoonAndWithoutOverflow(String opening) {
    String deep = "policy: " + (opening.equals("- ") || opening.equals("? ") ? "\n" : "");
    assertTrue(first(deep + opening.repeat(100_000)).startsWith("p.yaml:"));
    assertTrue(first(opening.repeat(100_000)).startsWith("p.yaml:"));
  }

  @Test
  void emptyFilesAndSeveralDocumentsAreRefused() {
    String empty = "p.yaml:1:1: the file is empty; a policy starts with policy: NAME";
    assertEquals(empty, first(""));
    assertEquals(empty, first("# nothing\n"));
    assertEquals("p.yaml:1:1: needs a map of keys and values, not nothing", first("~"));
    assertEquals(
        "p.yaml:5:1: a policy file holds one document, not several",
        first(Policies.SMALL + "---\n" + Policies.SMALL));
    assertEquals("p.yaml:1:1: needs a map of keys and values, not a list", first("- policy\n"));
  }

  @Test
  void moreThanAMebibyteIsRefused() {
    String large = Policies.SMALL + "# " + "x".repeat(1 << 20);
    String fits = large.substring(0, 1 << 20);

    assertEquals("small", Policies.parse(fits).name());
    assertEquals("p.yaml: larger than 1 MiB, which no policy needs", first(large));
    // Half as many characters, but two bytes each.
    assertEquals(
        "p.yaml: larger than 1 MiB, which no policy needs",
        first(Policies.SMALL + "# " + "é".repeat(1 << 19)));
  }

  @Test
  void aMillionMistakesAreAThousandProblemsAndTheirNumber() {
    StringBuilder yaml = new StringBuilder(Policies.SMALL);
    for (int i = 0; i < 20_000; i++) {
      yaml.append("zz").append(i).append(": 1\n");
    }

    List<String> messages = Policies.messages(yaml.toString());

    assertEquals(1001, messages.size());
    assertEquals("p.yaml: 19000 more problems are not shown", messages.get(1000));
  }

  @Test
  void messagesCannotRewriteATerminal() {
    String message = first(Policies.SMALL + "\"a\\e[2J\\nb\": 1\n");

    assertTrue(message.startsWith("p.yaml:5:1: a\\u{1b}[2J\\u{a}b: unknown key"), message);
  }

  @Test
  void aMutatedPolicyIsAPolicyOrProblemsAndNothingElse() {
    Random random = new Random(7);
    byte[] good = Policies.DEMO.getBytes(StandardCharsets.UTF_8);
    String marks = "{}[]:,#&*!|>'\"%@`-?\n\t 0\\~<\0\r\u0085é";
    int parsed = 0;
    for (int i = 0; i < 700; i++) {
      StringBuilder text = new StringBuilder(new String(good, StandardCharsets.UTF_8));
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
          case 0 -> text.setCharAt(at, marks.charAt(random.nextInt(marks.length())));
          case 1 -> text.insert(at, marks.charAt(random.nextInt(marks.length())));
          case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
          default -> text.setCharAt(at, (char) random.nextInt(0x10000));
        }
      }
      parsed += outcome(text.toString());
    }
    assertTrue(parsed > 7, "some are still good: " + parsed);
    for (int i = 0; i < 700; i++) {
      byte[] bytes = good.clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      parsed += outcome(bytes);
    }
  }

  private static int outcome(String yaml) {
    try {
      Policy policy = Policies.parse(yaml);
      assertEquals(policy, Policies.parse(policy.canonical()));
      return 1;
    } catch (ProblemsException e) {
      assertTrue(e.problems().size() >= 1);
      return 0;
    }
  }

  private static int outcome(byte[] yaml) {
    try {
      return Policy.parse(yaml, Policies.FILE).rules().isEmpty() ? 0 : 1;
    } catch (ProblemsException e) {
      return 0;
    }
  }
}
