package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.TableFile;
import io.winnow.proof.TokenKey;
import io.winnow.run.Manifest;
import io.winnow.run.RunDirectory;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a first run's ledger to a second run that honours what was decided on it: the demo policy,
 * with its list of stand-ins cut in two, one of purpose ncii, one of purpose csam.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DecisionsIT {
  private static final Set<String> OF_CSAM = Set.of("stand-in-017", "stand-in-020");

  @SuppressWarnings("TimeInStaticInitializer") // One day for the whole class, even at midnight.
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  private static final String STRANGER = "00112233445566778899aabbccddeeff";

  @TempDir static Path home;
  private static TokenKey tokens;
  private static Path shards;
  private static Path before;
  private static Path after;

  /** Item ids by what they are there for. */
  private static final Map<String, String> items = new LinkedHashMap<>();

  @BeforeAll
  static void aRunWithoutDecisions() throws IOException {
    tokens = TokenKey.parse(Files.readString(Path.of(Winnow.KEY)));
    // Two of the three: they hold one of each kind.
    shards = Files.createDirectory(home.resolve("shards"));
    for (String shard : List.of("crawl-01.warc.gz", "crawl-02.warc.gz")) {
      Files.copy(Path.of(Winnow.SHARDS, shard), shards.resolve(shard));
    }
    lists();
    policy("policy.yaml", "");
    before = home.resolve("before");
    after = home.resolve("after");
    Winnow cleaned = clean("policy.yaml", before);
    assertEquals(0, cleaned.code(), cleaned.err());
    choose();
    Winnow keys = Winnow.run("keys", "new", "--signing", home.resolve("reviewer.key").toString());
    assertEquals(0, keys.code(), keys.err());
    policy("reviewed.yaml", "decisions: {file: decisions.csv, signed-by: reviewer.key.pub}\n");
  }

  private static void lists() throws IOException {
    List<String> known = Files.readAllLines(Path.of("sample-data/lists/known.csv"));
    Predicate<String> csam = line -> OF_CSAM.stream().anyMatch(line::contains);
    Predicate<String> always = line -> line.startsWith("#") || line.startsWith("md5,");
    list("ncii.csv", known.stream().filter(csam.negate()).toList());
    list(
        "csam.csv",
        known.stream()
            .filter(csam.or(always))
            .filter(line -> !line.startsWith("# canary"))
            .toList());
    for (String name : List.of("sites.txt", "urls.txt", "allow.txt")) {
      list(name, Files.readAllLines(Path.of("sample-data/lists", name)));
    }
  }

  private static void list(String name, List<String> lines) throws IOException {
    Path file = Files.write(home.resolve(name), lines);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static void policy(String name, String more) throws IOException {
    String demo =
        Files.readString(Path.of(Winnow.POLICY))
            .replace("lists/", "")
            .replace(
                "  - {id: demo-known, path: known.csv, purpose: csam, max-age: never, permissions: any}\n",
                """
                  - {id: demo-ncii, path: ncii.csv, purpose: ncii, max-age: never}
                  - {id: demo-csam, path: csam.csv, purpose: csam, max-age: never}
                """)
            .replaceFirst(
                "rules:.*\n",
                """
                rules:
                  - {id: csam-bytes, list: demo-csam, match: [md5, sha1, sha256], verdict: exclude}
                  - {id: csam-picture, list: demo-csam, match: pdq, distance: 31, quality: 50, verdict: exclude}
                """)
            .replace("demo-known", "demo-ncii");
    Files.writeString(home.resolve(name), demo + more);
  }

  private static Winnow clean(String policy, Path to, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("clean", shards.toString(), "-p", home.resolve(policy).toString()));
    arguments.addAll(List.of("--token-key", Winnow.KEY, "-o", to.toString()));
    arguments.addAll(List.of(more));
    return Winnow.run(arguments.toArray(String[]::new));
  }

  /** Items of the sample, known by what their maker meant them to be. */
  private static void choose() throws IOException {
    JsonNode expected = new ObjectMapper().readTree(Path.of("sample-data/expected.json").toFile());
    for (JsonNode item : expected.get("items")) {
      String id = item.get("item_id").asText();
      String what = item.get("what").asText();
      String entry = item.path("entry").asText();
      switch (entry + " " + what) {
        case "stand-in-006 md5 of the payload" -> items.put("exact", id);
        case "stand-in-015 resized" -> items.put("near", id);
        case "stand-in-015 recompressed" -> items.put("same entry", id);
        case "stand-in-017 resized" -> items.put("csam", id);
        case "stand-in-020 the listed PNG" -> items.put("page of csam", page(id));
        case "stand-in-018 the listed JPEG" -> items.put("page of ncii", page(id));
        case " the one that the model takes amiss" -> items.put("scored", id);
        default -> {
          if (item.path("reason").asText().equals("encrypted")) {
            items.put("unscannable", id);
          }
        }
      }
    }
    Row kept =
        rows(before, Tables.IMAGES).stream()
            .filter(row -> Objects.requireNonNull(row.text("item_id")).endsWith("#0"))
            .findFirst()
            .orElseThrow();
    items.put("kept", Objects.requireNonNull(kept.text("item_id")));
    assertEquals(9, items.size(), items::toString);
  }

  private static String page(String part) {
    return part.substring(0, part.indexOf('#')) + "#0";
  }

  private static String token(String what) {
    return tokens.itemToken(Objects.requireNonNull(items.get(what)));
  }

  private static List<Row> rows(Path run, Schema table) throws IOException {
    RunDirectory directory = FinishedRun.at(run.toString());
    List<Row> rows = new ArrayList<>();
    for (TableFile file : directory.manifest().files()) {
      if (file.table().equals(table.name())) {
        try (TableReader reader =
            new TableReader(table, directory.table(file.table()).channel(file.name()))) {
          for (Row row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
          }
        }
      }
    }
    return rows;
  }

  private static Row ledger(Path run, String what) throws IOException {
    return rows(run, Tables.LEDGER).stream()
        .filter(row -> token(what).equals(row.text("item_token")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row of what is " + what));
  }

  /** {@code verdict class/reason}. */
  private static String end(Path run, String what) throws IOException {
    Row row = ledger(run, what);
    return row.text("verdict") + " " + row.text("class") + "/" + row.text("reason");
  }

  private static Row lastFinding(Row row) {
    List<?> findings = (List<?>) Objects.requireNonNull(row.value("findings"));
    return (Row) findings.get(findings.size() - 1);
  }

  private static Set<String> cleanIds(Path run) throws IOException {
    Set<String> ids = new TreeSet<>();
    for (Schema table : List.of(Tables.IMAGES, Tables.DOCUMENTS)) {
      rows(run, table).forEach(row -> ids.add(Objects.requireNonNull(row.text("item_id"))));
    }
    return ids;
  }

  private static String row(String token, String decision, String expiry) {
    return "%s,%s,R. Viewer,\"seen, and %s\",%s,%s\n"
        .formatted(token, decision, decision, TODAY.minusDays(3), expiry);
  }

  private static String possible() {
    return "item_token,decision,reviewer,reason,date,expiry\n"
        + row(token("exact"), "allow", "")
        + row(token("near"), "allow", TODAY.plusDays(30).toString())
        + row(token("page of ncii"), "allow", "")
        + row(token("scored"), "false-positive", "")
        + row(token("kept"), "deny", "")
        + row(token("same entry"), "allow", TODAY.minusDays(1).toString())
        + row(STRANGER, "allow", "");
  }

  private static String impossible() {
    return row(token("csam"), "allow", "")
        + row(token("page of csam"), "false-positive", "")
        + row(token("unscannable"), "allow", "");
  }

  private static Path write(String csv) throws IOException {
    return Files.writeString(home.resolve("decisions.csv"), csv);
  }

  private static Winnow decisions(String command, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("decisions", command, home.resolve("decisions.csv").toString()));
    arguments.addAll(List.of(more));
    return Winnow.run(arguments.toArray(String[]::new));
  }

  private static void sign() {
    Winnow signed =
        decisions(
            "sign", "--key", home.resolve("reviewer.key").toString(), "--run", before.toString());
    assertEquals(0, signed.code(), signed.err());
    assertTrue(signed.out().contains("for items of 2 shards"), signed.out());
  }

  @Test
  @Order(1)
  void aDrawIsTheSameEveryTimeAndHoldsNothingThatNobodyCanDecide() throws IOException {
    Set<String> drawn = draw("all.csv");
    assertEquals(drawn, draw("again.csv"));
    Set<String> excluded = new TreeSet<>();
    int all = 0;
    for (Row row : rows(before, Tables.LEDGER)) {
      all += "excluded".equals(row.text("verdict")) ? 1 : 0;
      boolean known = "ncii".equals(row.text("purpose"));
      boolean found = Set.of("list-match", "score").contains(row.text("reason"));
      boolean decided =
          known || "custom".equals(row.text("purpose")) || row.text("purpose") == null;
      if ("excluded".equals(row.text("verdict")) && found && decided) {
        excluded.add(Objects.requireNonNull(row.text("item_token")));
      }
    }
    assertEquals(excluded, drawn);
    assertTrue(all > drawn.size());
    String rest = "not drawn from: %,d other excluded items".formatted(all - drawn.size());
    Winnow said = template("said.csv");
    assertTrue(said.out().contains(rest), said.out());
    assertTrue(drawn.containsAll(Set.of(token("exact"), token("near"), token("scored"))));
    for (String never : List.of("csam", "page of csam", "unscannable", "kept", "page of ncii")) {
      assertFalse(drawn.contains(token(never)), never);
    }
    Set<String> few = draw("few.csv", "--class", "known", "--sample", "3");
    assertEquals(3, few.size());
    assertTrue(drawn.containsAll(few));
    Winnow.run("decisions", "template", before.toString(), "-o", home.resolve("few.csv").toString())
        .refuses(2, "few.csv: exists already; decisions are never written over");
    Winnow.run("decisions", "template", before.toString(), "-o", "x", "--class", "unscannable")
        .refuses(2, "unscannable");
  }

  private static Winnow template(String file, String... more) {
    List<String> arguments = new ArrayList<>(List.of("decisions", "template", before.toString()));
    arguments.addAll(List.of("-o", home.resolve(file).toString()));
    arguments.addAll(List.of(more));
    Winnow drawn = Winnow.run(arguments.toArray(String[]::new));
    assertEquals(0, drawn.code(), drawn.err());
    return drawn;
  }

  private static Set<String> draw(String file, String... more) throws IOException {
    template(file, more);
    List<String> lines = Files.readAllLines(home.resolve(file));
    assertEquals("item_token,decision,reviewer,reason,date,expiry", lines.get(0));
    return lines.stream()
        .skip(1)
        .peek(line -> assertTrue(line.matches("[0-9a-f]{32},,,,,"), line))
        .map(line -> line.substring(0, 32))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @Order(2)
  void whatNobodyCanDecideIsSaidBeforeAnythingRuns() throws IOException {
    write(possible() + impossible());
    decisions("check", "--run", before.toString())
        .refuses(
            2,
            "decisions.csv:9:1: "
                + token("csam")
                + ": a known csam match cannot be allowed by anyone; dispute it with the list's"
                + " holder (list demo-csam, version 2026-01-01.1)",
            "decisions.csv:10:1: "
                + token("page of csam")
                + ": its record holds a known csam match, and nobody can allow any of it",
            "decisions.csv:11:1: "
                + token("unscannable")
                + ": it could not be scanned (encrypted), and nobody can allow what was not checked",
            "3 problems");
    write(possible());
    Winnow checked = decisions("check", "--run", before.toString());
    assertEquals(0, checked.code(), checked.err());
    for (String line :
        List.of(
            "6 decisions in force (allow 4, false-positive 1, deny 1), 1 expired",
            "who signed it was not checked",
            "excluded known/list-match ncii: allow 2",
            "excluded policy/cascade: allow 1",
            "excluded scored/score: false-positive 1",
            "in no ledger row: 2 ")) {
      assertTrue(checked.out().contains(line), checked.out());
    }
    assertFalse(checked.out().contains("seen, and"), "the reviewer's words are the ledger's");
  }

  @Test
  @Order(3)
  void decisionsThatAreNotSignedAsThePolicySaysStopTheRun() throws IOException {
    Path refused = home.resolve("refused");
    write(possible() + impossible());
    clean("reviewed.yaml", refused).refuses(2, "is not signed: ", "nothing ran");
    sign();
    Winnow checked = decisions("check", "-p", home.resolve("reviewed.yaml").toString());
    assertEquals(0, checked.code(), checked.err());
    assertTrue(checked.out().contains("signed with key "), checked.out());
    write((possible() + impossible()).replace("R. Viewer", "R. Viewed"));
    clean("reviewed.yaml", refused).refuses(2, "has changed since it was signed", "nothing ran");
    decisions("check", "--signed-by", home.resolve("reviewer.key.pub").toString())
        .refuses(2, "has changed since it was signed");
    write(possible() + "zz-no-row\n");
    clean("reviewed.yaml", refused)
        .refuses(2, "decisions.csv:9: has 1 cells, not 6", "has changed since", "nothing ran");
    assertFalse(Files.exists(refused), "a gate comes before the output folder");
    Winnow other = Winnow.run("keys", "new", home.resolve("other-token.key").toString());
    assertEquals(0, other.code());
    write(possible() + impossible());
    sign();
    Winnow.run(
            "clean",
            shards.toString(),
            "-p",
            home.resolve("reviewed.yaml").toString(),
            "--token-key",
            home.resolve("other-token.key").toString(),
            "-o",
            refused.toString())
        .refuses(2, "they were signed for item tokens of another token key");
  }

  @Test
  @Order(4)
  void whatWasDecidedIsDoneAndStandsInTheLedgerWithWhoAndWhy() throws IOException {
    Winnow cleaned = clean("reviewed.yaml", after);
    assertEquals(0, cleaned.code(), cleaned.err());
    assertTrue(
        cleaned.out().contains("decisions  5 applied, 3 refused, 1 of no item here, 1 expired"),
        cleaned.out());
    assertEquals("flagged policy/review-allow", end(after, "exact"));
    assertEquals("flagged policy/review-allow", end(after, "near"));
    assertEquals("flagged policy/review-allow", end(after, "page of ncii"));
    assertEquals("flagged policy/review-false-positive", end(after, "scored"));
    assertEquals("excluded policy/review-deny", end(after, "kept"));
    assertEquals("excluded known/list-match", end(after, "same entry"));
    assertEquals("excluded known/list-match", end(after, "csam"));
    assertEquals("excluded policy/cascade", end(after, "page of csam"));
    assertEquals("excluded unscannable/encrypted", end(after, "unscannable"));
    Row exact = ledger(after, "exact");
    assertEquals("R. Viewer", exact.text("reviewer"));
    assertEquals("seen, and allow", exact.text("review_note"));
    assertNull(exact.text("item_id"));
    assertNull(exact.text("url"));
    for (String refused : List.of("csam", "page of csam", "unscannable")) {
      Row finding = lastFinding(ledger(after, refused));
      assertEquals("review-refused", finding.text("reason"), refused);
      assertEquals("R. Viewer", finding.text("reviewer"));
    }
    assertNull(lastFinding(ledger(after, "same entry")).text("reviewer"), "it has expired");
  }

  @Test
  @Order(5)
  void theCleanTablesHaveWhatIsAllowedAndNothingElseHasChanged() throws IOException {
    Set<String> then = cleanIds(before);
    Set<String> now = cleanIds(after);
    Set<String> more = new TreeSet<>(now);
    more.removeAll(then);
    Set<String> less = new TreeSet<>(then);
    less.removeAll(now);
    assertEquals(
        new TreeSet<>(
            List.of(
                items.get("exact"),
                items.get("near"),
                items.get("page of ncii"),
                items.get("scored"))),
        more);
    assertEquals(Set.of(items.get("kept")), less);
    for (Schema table : List.of(Tables.IMAGES, Tables.DOCUMENTS)) {
      for (Row row : rows(after, table)) {
        List<?> flags = (List<?>) Objects.requireNonNull(row.value("flags"));
        boolean scored = Objects.equals(row.text("item_id"), items.get("scored"));
        assertFalse(flags.contains("review"), "nobody learns from it what a list holds");
        assertTrue(!scored || flags.contains("nsfw"), flags::toString);
      }
    }
    Set<String> decided = new TreeSet<>();
    items.keySet().forEach(what -> decided.add(token(what)));
    assertEquals(others(before, decided), others(after, decided));
    assertEquals(
        rows(before, Tables.EVIDENCE).size(), rows(after, Tables.EVIDENCE).size(), "every hit");
  }

  private static Map<String, String> others(Path run, Set<String> decided) throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    for (Row row : rows(run, Tables.LEDGER)) {
      String token = Objects.requireNonNull(row.text("item_token"));
      if (!decided.contains(token)) {
        rows.put(token, row.text("verdict") + row.text("reason") + row.text("cause_item_token"));
      }
    }
    return rows;
  }

  @Test
  @Order(6)
  void theManifestSaysWhatBecameOfThemAndTheRunVerifies() throws IOException {
    RunDirectory directory = FinishedRun.at(after.toString());
    Manifest.Decisions decisions = Objects.requireNonNull(directory.manifest().decisions());
    assertEquals(
        RunDirectory.sha256(Files.newInputStream(home.resolve("decisions.csv"))),
        decisions.file().sha256());
    // In force: seven rows say allow, and one of them has expired.
    assertEquals(6, decisions.file().allow());
    assertEquals(2, decisions.file().falsePositive());
    assertEquals(1, decisions.file().deny());
    assertEquals(1, decisions.file().expired());
    assertEquals(
        List.of(5L, 3L, 1L),
        List.of(decisions.applied(), decisions.refused(), decisions.unmatched()));
    assertEquals(
        Map.of(
            "review-allow",
            3L,
            "review-false-positive",
            1L,
            "review-deny",
            1L,
            "review-refused",
            3L),
        directory.manifest().tally().reviews());
    Winnow verified = Winnow.run("verify", after.toString());
    assertEquals(0, verified.code(), verified.out());
    Tampering copy = new Tampering(after, home.resolve("copy"));
    copy.edit(copy.meta("run.json"), "\"refused\" : 3", "\"refused\" : 2");
    copy.isSeen("changed: reviewers' decisions");
  }

  @Test
  @Order(7)
  void theSameDecisionsGiveTheSameRowsAndOthersAreAnotherRun() throws IOException {
    Path again = home.resolve("again");
    Winnow repeated = clean("reviewed.yaml", again);
    assertEquals(0, repeated.code(), repeated.err());
    Manifest one = FinishedRun.at(after.toString()).manifest();
    Manifest two = FinishedRun.at(again.toString()).manifest();
    assertEquals(one.roots().ledger(), two.roots().ledger());
    Manifest without = FinishedRun.at(before.toString()).manifest();
    assertFalse(without.roots().ledger().equals(one.roots().ledger()));
    String csv = Files.readString(home.resolve("decisions.csv"));
    try {
      write(possible());
      sign();
      clean("reviewed.yaml", again, "--resume")
          .refuses(2, "holds another run, which cannot be resumed: reviewers' decisions was 9 in");
    } finally {
      write(csv);
      sign();
    }
    assertEquals(0, clean("reviewed.yaml", again, "--resume").code());
  }

  @Test
  @Order(8)
  void aRecheckOfWhatWasKeptKnowsWhatIsAllowed() {
    Winnow matched =
        Winnow.run(
            "lists",
            "match",
            after.toString(),
            "-p",
            home.resolve("reviewed.yaml").toString(),
            "--token-key",
            Winnow.KEY,
            "--why",
            "a test");
    assertEquals(0, matched.code(), matched.err());
    assertTrue(matched.out().contains(token("exact") + "\tflagged\trule bytes"), matched.out());
    assertTrue(matched.out().contains("\treview-allow\n"), matched.out());
    Winnow without =
        Winnow.run(
            "lists",
            "match",
            after.toString(),
            "-p",
            home.resolve("policy.yaml").toString(),
            "--token-key",
            Winnow.KEY,
            "--why",
            "a test");
    assertTrue(without.out().contains(token("exact") + "\texcluded\trule bytes"), without.out());
  }
}
