package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.core.Verdict;
import io.winnow.proof.TokenKey;
import io.winnow.run.AuditTrail;
import io.winnow.run.RunDirectory;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run, and lists that have grown since. */
class ListsMatchIT {
  @TempDir static Path home;
  private static String run;
  private static RunDirectory directory;
  private static Row picture;
  private static Row page;

  @BeforeAll
  static void clean() throws IOException {
    run = home.resolve("run").toString();
    DemoRun.copyTo(Path.of(run));
    directory = FinishedRun.at(run);
    picture = firstRow("images", "pdq");
    page = firstRow("documents", "url");
  }

  /** The first row that says something in that column, and of a picture with a good quality. */
  private static Row firstRow(String table, String column) throws IOException {
    for (TableFile file : directory.manifest().files()) {
      if (file.table().equals(table)) {
        try (TableReader reader =
            new TableReader(
                table.equals("images") ? Tables.IMAGES : Tables.DOCUMENTS,
                directory.table(table).channel(file.name()))) {
          for (Row row = reader.next(); row != null; row = reader.next()) {
            boolean good =
                !table.equals("images")
                    || (Integer) Objects.requireNonNull(row.value("pdq_quality")) >= 80;
            if (good && row.text(column) != null) {
              return row;
            }
          }
        }
      }
    }
    throw new AssertionError("no row in " + table);
  }

  private static String pdqAtDistance(int bits) {
    byte[] pdq =
        Fingerprint.parseHex(Algorithm.PDQ, Objects.requireNonNull(picture.text("pdq"))).bytes();
    for (int i = 0; i < bits; i++) {
      pdq[i] ^= 1;
    }
    return Fingerprint.of(Algorithm.PDQ, pdq).hex();
  }

  private static String token(Row row) throws IOException {
    TokenKey key = TokenKey.parse(Files.readString(Path.of(Winnow.KEY)));
    return key.itemToken(Objects.requireNonNull(row.text("item_id")));
  }

  private Path grownPolicy(int bits) throws IOException {
    Path folder = Files.createTempDirectory(home, "policy");
    Files.writeString(
        folder.resolve("known.csv"),
        "# version: 2\n# date: 2026-01-01\npdq,id\n" + pdqAtDistance(bits) + ",zz-entry-1\n");
    String host = java.net.URI.create(Objects.requireNonNull(page.text("url"))).getHost();
    Files.writeString(
        folder.resolve("sites.txt"), "# version: 2\n# date: 2026-01-01\n" + host + "\n");
    for (String list : List.of("known.csv", "sites.txt")) {
      Files.setPosixFilePermissions(
          folder.resolve(list), PosixFilePermissions.fromString("rw-------"));
    }
    return Files.writeString(
        folder.resolve("policy.yaml"),
        """
        policy: grown
        format: 1
        lists:
          - {id: known, path: known.csv, purpose: csam, max-age: never}
          - {id: sites, path: sites.txt, purpose: custom, confidential: false, max-age: never}
        rules:
          - {id: picture, list: known, match: pdq, distance: 31, verdict: exclude}
          - {id: site, list: sites, match: domain, verdict: flag}
        """);
  }

  private static Winnow match(Path policy, String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of("lists", "match", run, "-p", policy.toString(), "--token-key", Winnow.KEY));
    arguments.addAll(Arrays.asList(more));
    return Winnow.run(arguments.toArray(String[]::new));
  }

  @Test
  void whatIsListedSinceIsFoundFromStoredFingerprints() throws IOException {
    Winnow matched = match(grownPolicy(14), "--why", "list 2 has come");
    assertEquals(0, matched.code(), matched.err());
    assertTrue(
        matched
            .out()
            .contains(
                token(picture)
                    + "\texcluded\trule picture\tlist known 2\tby pdq\tdistance 11-20 bits\n"),
        matched.out());
    assertTrue(
        matched
            .out()
            .contains(page.text("item_id") + "\tflagged\trule site\tlist sites 2\tby domain"),
        matched.out());
    long kept =
        directory.manifest().tally().count(Verdict.KEPT)
            + directory.manifest().tally().count(Verdict.FLAGGED);
    assertTrue(matched.out().contains("%,d kept items compared".formatted(kept)), matched.out());
    for (String secret :
        List.of(
            Objects.requireNonNull(picture.text("pdq")),
            pdqAtDistance(14),
            Objects.requireNonNull(picture.text("item_id")),
            "zz-entry-1")) {
      assertFalse(matched.out().contains(secret), "a confidential hit shows more than its token");
    }
  }

  @Test
  void everyQuestionLeavesAnAuditLineThatTheRunKeeps() throws IOException {
    int before = trail().size();
    match(grownPolicy(3), "--why", "a look at one", "--item", item(picture));
    List<AuditTrail.Line> lines = trail();
    assertEquals(before + 1, lines.size());
    AuditTrail.Line line =
        lines.stream().filter(l -> l.why().equals("a look at one")).findFirst().orElseThrow();
    assertEquals("lists match", line.command());
    assertEquals(System.getProperty("user.name"), line.who());
    assertEquals("1", line.facts().get("items"));
    assertTrue(line.facts().get("list known").startsWith("2 sha256 "));
    Winnow verified = Winnow.run("verify", run);
    assertEquals(0, verified.code(), verified.out());
  }

  @Test
  void whatIsFarAwayIsNoMatch() throws IOException {
    Winnow matched = match(grownPolicy(32), "--why", "x", "--item", item(picture));
    assertEquals(0, matched.code(), matched.err());
    assertTrue(matched.out().contains("1 kept items compared"), matched.out());
    assertFalse(matched.out().contains("rule picture"), matched.out());
  }

  @Test
  void itAnswersForItemsOfTheRunOnlyAndForItsKeyHolder() throws IOException {
    Path policy = grownPolicy(3);
    Winnow other = match(policy, "--why", "x", "--item", "elsewhere.warc.gz@0#0");
    assertEquals(2, other.code());
    assertTrue(other.err().contains("1 of the items asked for are not in its clean tables"));
    Path key = home.resolve("other.key");
    Winnow.run("keys", "new", key.toString());
    Winnow.run(
            "lists",
            "match",
            run,
            "-p",
            policy.toString(),
            "--why",
            "x",
            "--token-key",
            key.toString())
        .refuses(2, "is not the token key of this run");
    match(policy, "--why", " ").refuses(2, "say why");
  }

  private static String item(Row row) {
    return Objects.requireNonNull(row.text("item_id"));
  }

  private static List<AuditTrail.Line> trail() throws IOException {
    return new AuditTrail(directory.out(), Clock.systemUTC()).lines();
  }
}
