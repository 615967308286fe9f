package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.audit.MadeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decisions file that was signed for one run, held against others. */
class DecisionsCheckScopeTest {
  @TempDir static Path home;
  private static String file;

  @BeforeAll
  static void make() throws IOException {
    run("one", "crawl-01.warc.gz");
    run("other", "crawl-02.warc.gz");
    run("both", "crawl-01.warc.gz", "crawl-02.warc.gz");
    // expected.json: excluded by the rule on sites; a parse that failed.
    String ours = MadeRun.KEY.itemToken("crawl-01.warc.gz@395217#0");
    String other = MadeRun.KEY.itemToken("crawl-02.warc.gz@68011#0");
    file =
        Files.writeString(
                home.resolve("decisions.csv"),
                """
                item_token,decision,reviewer,reason,date,expiry
                %s,allow,R. Viewer,seen,2026-01-01,
                %s,deny,R. Viewer,seen,2026-01-01,
                """
                    .formatted(ours, other))
            .toString();
    String key = home.resolve("reviewer.key").toString();
    assertEquals(0, Winnow.run("keys", "new", "--signing", key).code());
    String one = home.resolve("one").toString();
    Winnow signed = Winnow.run("decisions", "sign", file, "--key", key, "--run", one);
    assertEquals(0, signed.code(), signed.err());
  }

  private static void run(String name, String... shards) throws IOException {
    MadeRun.of(home.resolve(name), MadeRun.policy(), shards);
  }

  private static Winnow check(String run) {
    return Winnow.run("decisions", "check", file, "--run", home.resolve(run).toString());
  }

  @Test
  void ofARunWithNoneOfItsShardsNoneTakesEffect() {
    check("other").refuses(2, "was signed for shards none of which", "no decision takes effect");
  }

  @Test
  void whichAreOutOfScopeIsSaid() {
    Winnow both = check("both");
    assertEquals(0, both.code(), both.err());
    assertTrue(both.out().contains("excluded policy/list-match custom: allow 1"), both.out());
    assertTrue(
        both.out()
            .contains(
                "of no effect: 1, on items of shards that the file was not signed for (lines 3)"),
        both.out());
    assertFalse(both.out().contains("unscannable"), both.out());
  }

  @Test
  void inItsOwnRunAllOfThemAreInScope() {
    Winnow own = check("one");
    assertEquals(0, own.code(), own.err());
    assertFalse(own.out().contains("of no effect"), own.out());
    assertTrue(own.out().contains("in no ledger row: 1 "), own.out());
  }
}
