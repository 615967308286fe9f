package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies and lists that cannot be used: each mistake at its place, all of them at once. */
class BadPolicyTest {
  private static final String LIST =
      """
      # version: 7
      # date: 2026-03-01
      one.example
      two.example
      three.example
      """;

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** A policy with one list of this text and these settings. */
  private String policy(String settings, String list) throws IOException {
    file("sites.txt", list);
    return file(
        "p.yaml",
        """
        policy: p
        format: 1
        lists:
          - {id: sites, path: sites.txt, purpose: custom, permissions: any%s}
        rules:
          - {id: site, list: sites, match: domain, verdict: exclude}
        """
            .formatted(settings));
  }

  private Winnow clean(String policy, String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of("clean", Winnow.SHARDS, "-p", policy, "--token-key", Winnow.KEY));
    arguments.addAll(List.of("-o", folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    Winnow ended = Winnow.run(arguments.toArray(String[]::new));
    assertFalse(Files.exists(folder.resolve("out")), "something was made");
    return ended;
  }

  @Test
  void tenMistakesAreTenLinesWhicheverCommandMeetsThem() throws IOException {
    String ten =
        file(
            "ten.yaml",
            """
            policy: ten
            format: 2
            lists:
              - {id: known, path: known.csv, purpose: csam, confidential: false}
              - {id: sites, path: sites.txt, purpose: custm}
            rules:
              - {id: bytes, list: knwon, match: [md5, sha255], verdict: exclude}
              - {id: site, list: sites, match: domain, verdict: exclud}
              - id: nsfw
                model: m
                score: 1.5
                verdict: flag
                treshold: 3
            cascade: recrod
            limits: {record: 64 MB}
            """);
    for (Winnow ended :
        List.of(
            Winnow.run("policy", "check", ten),
            Winnow.run("policy", "show", ten),
            Winnow.run("lists", "check", "-p", ten),
            clean(ten))) {
      ended.refuses(
          2,
          ten + ":2:9: format: ",
          ten + ":4:63: lists[0].confidential: ",
          ten + ":5:43: lists[1].purpose: ",
          ten + ":7:23: rules[0].list: no list is called \"knwon\"; did you mean known",
          ten + ":15:18: limits.record: ",
          "10 problems");
      assertEquals(11, ended.err().lines().count(), ended.err());
    }
  }

  @Test
  void aPolicyMayNotFlagAProtectedMatch() throws IOException {
    String policy = policy("", LIST).replace("p.yaml", "protected.yaml");
    Files.writeString(
        Path.of(policy),
        Files.readString(folder.resolve("p.yaml"))
            .replace("custom", "csam")
            .replace("verdict: exclude", "verdict: flag"));
    clean(policy).refuses(2, policy + ":6:", "rules[0].verdict: ", "exclude", "1 problem");
  }

  @Test
  void aMalformedListLineIsNamedByFileAndLineAndNotQuoted() throws IOException {
    String policy = policy(", max-age: never", LIST + "zz listed host\n");
    for (Winnow ended : List.of(Winnow.run("lists", "check", "-p", policy), clean(policy))) {
      ended.refuses(2, "sites.txt:6", "1 problem");
      assertFalse(ended.err().contains("zz listed"), "a list entry was printed");
    }
  }

  @Test
  void aListThatIsMissingAFolderOrEmptyIsNamedAtItsPlace() throws IOException {
    String policy = policy(", max-age: never", LIST);
    Files.delete(folder.resolve("sites.txt"));
    clean(policy).refuses(2, policy + ":4:5: lists.sites: there is no file sites.txt");
    Files.createDirectory(folder.resolve("sites.txt"));
    clean(policy).refuses(2, policy + ":4:5: lists.sites: sites.txt is a folder");
    Files.delete(folder.resolve("sites.txt"));
    clean(policy(", max-age: never", "# version: 1\n# date: 2026-03-01\n"))
        .refuses(2, "sites.txt: list sites: it has no value");
  }

  @Test
  void aStaleListSaysItsAge() throws IOException {
    String policy = policy(", max-age: 30 d", LIST);
    Winnow.run("lists", "check", "-p", policy, "--today", "2026-04-30")
        .refuses(
            2, "sites.txt: list sites: it is of 2026-03-01, 60 days old", "may be 30 days old");
    Winnow fresh = Winnow.run("lists", "check", "-p", policy, "--today", "2026-03-31");
    assertEquals(0, fresh.code(), fresh.err());
    clean(policy(", max-age: 1 d", LIST.replace("2026-03-01", "2025-03-01")))
        .refuses(2, "sites.txt: list sites: it is of 2025-03-01", "fetch a newer one");
  }

  @Test
  void aListWithFewerEntriesThanThePolicyExpectsIsRefused() throws IOException {
    clean(policy(", max-age: never, min-count: 4", LIST))
        .refuses(2, "list sites: it has 3 values; the policy expects 4 at least");
  }

  @Test
  void aListThatShrankOrSteppedBackSinceItsLastUseIsRefused() throws IOException {
    String policy = policy(", max-age: never", LIST);
    String state = file("state", "sites\t8\t2026-03-02\t4\t" + "0".repeat(64) + "\n");
    clean(policy, "--list-state", state)
        .refuses(
            2,
            "it is of 2026-03-01, older than the one that was used last, of 2026-03-02",
            "it has 3 values, over 10 % fewer than the 4 of last time",
            "2 problems");
    assertEquals(1, Files.readString(Path.of(state)).lines().count(), "the state was changed");
  }

  @Test
  void aModelThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
    String policy =
        file(
            "m.yaml",
            """
            policy: m
            format: 1
            rules:
              - {id: nsfw, model: nsfw, score: 0.7, verdict: exclude}
            """);
    clean(policy).refuses(2, policy + ":4:5: rules.nsfw.model: there is no model nsfw; known are");
  }
}
