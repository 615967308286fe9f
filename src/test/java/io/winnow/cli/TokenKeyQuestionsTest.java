package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.audit.MadeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks with the token key says why, whatever comes out: an answer "no" tells as much. */
class TokenKeyQuestionsTest {
  /** expected.json: the site's rule finds it; here it flags, and its list is confidential. */
  private static final String FLAGGED = "crawl-01.warc.gz@395217#0";

  private static final String NOWHERE = "crawl-01.warc.gz@395217#7";

  /** expected.json: known, and excluded. */
  private static final String KNOWN = "crawl-01.warc.gz@422997#0";

  @TempDir Path home;
  private String run = "";

  @BeforeEach
  void make() throws IOException {
    Path out = home.resolve("run");
    MadeRun.of(
        out,
        MadeRun.policy(
            "sites.txt, purpose: custom, confidential: false",
            "sites.txt, purpose: custom, confidential: true, permissions: any",
            "list: demo-sites, match: domain, verdict: exclude",
            "list: demo-sites, match: domain, verdict: flag"),
        "crawl-01.warc.gz");
    run = out.toString();
  }

  private static Winnow with(List<String> command, String... more) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("--token-key", Winnow.KEY));
    all.addAll(List.of(more));
    return Winnow.run(all.toArray(String[]::new));
  }

  private List<String> lines() throws IOException {
    Path folder = Path.of(run).resolve("_winnow/audit");
    List<String> lines = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          lines.add(Files.readString(file));
        }
      }
    }
    return lines;
  }

  private List<List<String>> questions() {
    List<List<String>> questions = new ArrayList<>();
    for (String id : List.of(FLAGGED, KNOWN, NOWHERE)) {
      for (String name : List.of(id, MadeRun.KEY.itemToken(id))) {
        questions.add(List.of("explain", run, name));
        questions.add(List.of("verify", run, "--item", name));
      }
    }
    return questions;
  }

  @Test
  void theRefusalIsTheSameWhateverTheItemIs() throws IOException {
    String first = null;
    for (List<String> question : questions()) {
      Winnow refused = with(question);
      refused.refuses(2, "--why: say why");
      // Then comes how many problems the command has.
      String said = refused.err().lines().findFirst().orElseThrow();
      first = Objects.requireNonNullElse(first, said);
      assertEquals(first, said, question::toString);
      assertEquals(2, refused.err().lines().count(), question::toString);
    }
    assertEquals(List.of(), lines());
  }

  @Test
  void everyQuestionLeavesItsLineWhateverComesOut() throws IOException {
    int asked = 0;
    for (List<String> question : questions()) {
      Winnow answered = with(question, "--why", "a dispute");
      boolean nowhere =
          question.contains(NOWHERE) || question.contains(MadeRun.KEY.itemToken(NOWHERE));
      assertEquals(nowhere ? 2 : 0, answered.code(), answered.err());
      asked++;
      assertEquals(asked, lines().size(), question::toString);
    }
    for (String line : lines()) {
      assertTrue(line.contains("a dispute"), line);
      assertFalse(line.contains("@"), "a line says where no item lies: " + line);
    }
    String token = MadeRun.KEY.itemToken(FLAGGED);
    assertTrue(lines().stream().anyMatch(line -> line.contains(token)));
  }

  @Test
  void withoutTheKeyNobodySaysWhyAndNoMaskIsLifted() throws IOException {
    Winnow token = Winnow.run("explain", run, MadeRun.KEY.itemToken(FLAGGED));
    assertEquals(0, token.code(), token.err());
    assertFalse(token.out().contains("@395217"), token.out());
    Winnow id = Winnow.run("explain", run, FLAGGED);
    assertEquals(0, id.code(), id.err());
    assertTrue(id.out().contains("verdict   not-told"), id.out());
    assertFalse(id.out().contains(MadeRun.KEY.itemToken(FLAGGED)), id.out());
    assertEquals(List.of(), lines());
  }

  @Test
  void expectationsAreComparedForWhoSaysWhy() throws IOException {
    Path kept =
        Files.writeString(
            home.resolve("kept.json"),
            "{\"items\": [{\"item_id\": \"%s\", \"verdict\": \"kept\"}]}".formatted(KNOWN));
    List<String> question = List.of("verify", run, "--expect", kept.toString());
    with(question).refuses(2, "--why: say why");
    Winnow.run(question.toArray(String[]::new)).refuses(2, "--expect: needs the run's --token-key");
    assertEquals(List.of(), lines());
    Winnow compared = with(question, "--why", "a test of mine");
    assertEquals(6, compared.code(), compared.err());
    assertTrue(compared.out().contains(KNOWN + ": expected [kept], found excluded"));
    assertEquals(1, lines().size());
    assertTrue(lines().get(0).contains("a test of mine"), lines().get(0));
    assertTrue(lines().get(0).contains("verify --expect"), lines().get(0));
  }
}
