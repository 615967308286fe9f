package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.proof.TokenKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One real run, whose items are explained, cleaned again and measured again. */
class ExplainIT {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir static Path home;
  private static String run;
  private static Path shards;
  private static JsonNode expected;

  @BeforeAll
  static void clean() throws IOException {
    run = home.resolve("run").toString();
    shards = Files.createDirectories(home.resolve("shards"));
    try (Stream<Path> files = Files.list(Path.of(Winnow.SHARDS))) {
      for (Path file : files.toList()) {
        Files.copy(file, shards.resolve(file.getFileName().toString()));
      }
    }
    Winnow cleaned =
        Winnow.run(
            "clean", shards.toString(), "-p", Winnow.POLICY, "--token-key", Winnow.KEY, "-o", run);
    assertEquals(0, cleaned.code(), cleaned.err());
    expected = MAPPER.readTree(Path.of("sample-data/expected.json").toFile()).get("items");
  }

  private static String first(String field, String value) {
    for (JsonNode item : expected) {
      if (value.equals(item.path(field).asText()) && !item.get("verdict").isArray()) {
        return item.get("item_id").asText();
      }
    }
    throw new AssertionError(value);
  }

  private static String token(String id) throws IOException {
    return TokenKey.parse(Files.readString(Path.of(Winnow.KEY))).itemToken(id);
  }

  private static Winnow explain(String item, String... more) {
    List<String> all = new ArrayList<>(List.of("explain", run, item));
    all.addAll(List.of(more));
    return Winnow.run(all.toArray(String[]::new));
  }

  private static Winnow replay(String item, String... more) {
    List<String> all = new ArrayList<>(List.of("--replay", "-p", Winnow.POLICY));
    all.addAll(List.of("--token-key", Winnow.KEY, "--why", "a test"));
    all.addAll(List.of(more));
    return explain(item, all.toArray(String[]::new));
  }

  private static long audited() throws IOException {
    Path folder = Path.of(run).resolve("_winnow/audit");
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> lines = Files.list(folder)) {
      return lines.count();
    }
  }

  @Test
  void theChainGoesFromTheShardToThePolicyLine() {
    Winnow scored = explain(first("rule_id", "nsfw"));
    assertEquals(0, scored.code(), scored.err());
    for (String piece :
        List.of(
            "verdict   excluded",
            "check     nsfw: found, DECIDES; asks to exclude",
            "the threshold is 0.7",
            "policy line ",
            "{id: nsfw, model: nsfwjs-mobilenet-v2-mid, score: 0.7, verdict: exclude",
            "check     site: nothing found",
            "stored    ledger/")) {
      assertTrue(scored.out().contains(piece), () -> piece + " is not in\n" + scored.out());
    }
  }

  @Test
  void aKeptPictureShowsItsScoreAgainstTheThreshold() throws IOException {
    Winnow kept = explain(pictureId(), "--json");
    assertEquals(0, kept.code(), kept.err());
    JsonNode checks = MAPPER.readTree(kept.out()).get("explanation").get("checks");
    for (JsonNode check : checks) {
      if (check.get("rule").asText().equals("nsfw")) {
        assertTrue(
            check.get("says").get(0).asText().matches("model .* scores 0(\\.\\d+)? .*0\\.7"),
            check.toString());
      }
    }
  }

  /** A kept picture, by what its maker says of it. */
  private static String pictureId() {
    for (JsonNode item : expected) {
      String id = item.get("item_id").asText();
      if (id.startsWith("crawl-00")
          && item.get("url").asText().endsWith(".png")
          && "kept".equals(item.get("verdict").asText())) {
        return id;
      }
    }
    return first("verdict", "kept");
  }

  @Test
  void everyKindOfVerdictComesOutAgain() throws IOException {
    long before = audited();
    List<String> items =
        List.of(
            first("verdict", "kept"),
            first("reason", "score"),
            first("rule_id", "site"),
            first("reason", "not-comparable"),
            first("reason", "pixel-limit"),
            first("class", "known"),
            first("reason", "cascade"),
            "crawl-02.warc.gz@72205#0");
    for (String item : items) {
      Winnow replayed = replay(item);
      assertEquals(0, replayed.code(), replayed.out() + replayed.err());
      assertTrue(replayed.out().contains("replay    the same as in the run"), replayed.out());
    }
    assertTrue(audited() >= before + items.size());
    Winnow aside = replay(first("verdict", "set-aside"));
    assertEquals(0, aside.code(), aside.err());
    assertTrue(aside.out().contains("verdict set-aside, stored was no row"), aside.out());
  }

  private static List<io.winnow.core.Row> relabelled(List<io.winnow.core.Row> rows, String item) {
    List<io.winnow.core.Row> forged = new ArrayList<>(rows);
    forged.replaceAll(
        row -> {
          if (!item.equals(row.text("item_id"))) {
            return row;
          }
          io.winnow.core.Row.Builder other = io.winnow.core.Row.of(row.schema());
          row.schema().columns().forEach(c -> other.set(c.name(), row.value(c.name())));
          return other.set("rule_id", "address").build();
        });
    return forged;
  }

  @Test
  void aVerdictThatSomebodyHasChangedDoesNotComeOut() throws IOException {
    Tampering copy = new Tampering(Path.of(run), home.resolve("forged"));
    String site = first("rule_id", "site");
    for (Path ledger : copy.all("ledger")) {
      if (copy.rows(ledger, "ledger").stream().anyMatch(row -> site.equals(row.text("item_id")))) {
        // All that could be held against it is mended.
        new Forger(copy).rewrite(ledger, "ledger", rows -> relabelled(rows, site));
      }
    }
    Winnow replayed =
        Winnow.run(
            "explain",
            copy.run.toString(),
            site,
            "--replay",
            "-p",
            Winnow.POLICY,
            "--token-key",
            Winnow.KEY,
            "--why",
            "a test");
    assertEquals(6, replayed.code(), replayed.err());
    assertTrue(replayed.out().contains("rule_id: \"address\", now \"site\""), replayed.out());
  }

  @Test
  void evidenceIsShownToWhoSaysWhyAndLeavesALine() throws IOException {
    String known = first("rule_id", "picture");
    for (JsonNode item : expected) {
      if ("11-20".equals(item.path("distance_band").asText())) {
        known = item.get("item_id").asText();
      }
    }
    Winnow masked = explain(token(known));
    assertEquals(0, masked.code(), masked.err());
    assertFalse(masked.out().contains(known));
    long before = audited();
    explain(token(known), "--evidence").refuses(2, "--evidence: say why");
    assertEquals(before, audited());
    Winnow shown = explain(token(known), "--evidence", "--why", "a dispute");
    assertEquals(0, shown.code(), shown.err());
    assertTrue(shown.out().contains("item " + known), shown.out());
    assertTrue(shown.out().matches("(?s).*by pdq, distance (1[1-9]|20), upright.*"), shown.out());
    assertEquals(before + 1, audited());
    explain(known, "--token-key", Winnow.KEY).refuses(2, "--why");
    Winnow replayed =
        replay(token(known), "--evidence"); // By token: the evidence says where it lies.
    assertEquals(0, replayed.code(), replayed.out() + replayed.err());
  }

  @Test
  void whatIsNowhereIsRefusedWithItsNeighbours() {
    String kept = first("verdict", "kept");
    explain(kept.replace("#0", "#9"))
        .refuses(
            2,
            "no such item in this run; it may have been set aside",
            "of its record there are: " + kept);
    explain("zz").refuses(2, "zz: is neither an item id");
    explain(kept, "--replay", "--evidence")
        .refuses(2, "--replay: needs the run's --token-key", "--evidence: say why");
    explain(kept, "-p", Winnow.POLICY).refuses(2, "--policy: goes with --replay");
  }

  @Test
  void anotherPolicyListOrShardIsNotTheRuns() throws IOException {
    String kept = first("verdict", "kept");
    Path folder = Files.createDirectories(home.resolve("other/lists"));
    try (Stream<Path> lists = Files.list(Path.of("sample-data/lists"))) {
      for (Path list : lists.toList()) {
        Files.copy(list, folder.resolve(list.getFileName().toString()));
      }
    }
    Path policy = folder.resolveSibling("policy.yaml");
    String demo = Files.readString(Path.of(Winnow.POLICY));
    Files.writeString(policy, demo.replace("distance: 31", "distance: 30"));
    String[] more = {"--token-key", Winnow.KEY, "--why", "x", "--replay", "-p", policy.toString()};
    explain(kept, more).refuses(2, "is not the policy of this run");
    Files.writeString(policy, demo);
    Files.writeString(folder.resolve("sites.txt"), "other.example\n", StandardOpenOption.APPEND);
    explain(kept, more).refuses(2, "list demo-sites has changed");
    // It names the places that are opened.
    Path plan = Path.of(run).resolve("_winnow/plan.json");
    byte[] planned = Files.readAllBytes(plan);
    Files.writeString(plan, "\n", StandardOpenOption.APPEND);
    replay(kept).refuses(6, "plan.json is not the plan that run.json names");
    Files.write(plan, planned);
    Path shard = shards.resolve("crawl-00.warc.gz");
    byte[] bytes = Files.readAllBytes(shard);
    Files.setLastModifiedTime(shard, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
    assertEquals(0, replay(kept).code(), "its digest is the same");
    byte[] other = bytes.clone();
    other[bytes.length - 1] ^= 1;
    Files.write(shard, other);
    Winnow changed = replay(kept);
    assertEquals(2, changed.code(), changed.out());
    assertTrue(changed.err().contains("its SHA-256 is another"), changed.err());
    Files.delete(shard);
    assertTrue(replay(kept).err().contains("is gone"));
    Files.write(shard, bytes);
  }

  @Test
  void whatWasKeptIsWhatTheTablesSayAndNoListHasIt() throws IOException {
    Winnow deep = Winnow.run("verify", run, "--deep", "--token-key", Winnow.KEY);
    assertEquals(0, deep.code(), deep.out() + deep.err());
    assertTrue(deep.out().contains("verified deeply: "), deep.out());
    assertTrue(deep.out().contains("lists were not asked (-p)"), deep.out());
    long before = audited();
    String[] asked = {"verify", run, "--deep", "-p", Winnow.POLICY};
    Winnow.run(asked).refuses(2, "--why: say why");
    Path other = home.resolve("other-token.key");
    assertEquals(0, Winnow.run("keys", "new", other.toString()).code());
    Winnow.run("verify", run, "--deep", "--token-key", other.toString())
        .refuses(2, "--token-key: is key ");
    // All at once, and before anything was verified: nothing stands on standard output.
    Path policy =
        Files.writeString(
            home.resolve("other.yaml"),
            Files.readString(Path.of(Winnow.POLICY)).replace("score: 0.7", "score: 0.6"));
    Winnow.run("verify", run, "--deep", "-p", policy.toString(), "--token-key", other.toString())
        .refuses(2, "is not the policy of this run", "--why: say why", "--token-key: is key ");
    Winnow held = Winnow.run("verify", run, "--deep", "-p", Winnow.POLICY, "--why", "a test");
    assertEquals(0, held.code(), held.out() + held.err());
    assertTrue(held.out().contains(" (1 of them excused), none matches"), held.out());
    assertEquals(before + 1, audited());
  }

  @Test
  void aListThatHasGrownIsAskedAsItIsAndSaidSo() throws IOException {
    Path folder = Files.createDirectories(home.resolve("grown/lists"));
    try (Stream<Path> lists = Files.list(Path.of("sample-data/lists"))) {
      for (Path list : lists.toList()) {
        Files.copy(list, folder.resolve(list.getFileName().toString()));
      }
    }
    Path policy = Files.copy(Path.of(Winnow.POLICY), folder.resolveSibling("policy.yaml"));
    String kept = "";
    String host = "";
    for (JsonNode item : expected) {
      if ("kept".equals(item.get("verdict").asText())) {
        kept = item.get("item_id").asText();
        host = java.net.URI.create(item.get("url").asText()).getHost();
        break;
      }
    }
    Files.writeString(folder.resolve("sites.txt"), host + "\n", StandardOpenOption.APPEND);
    Winnow deep =
        Winnow.run("verify", run, "--deep", "-p", policy.toString(), "--why", "the list grew");
    assertEquals(6, deep.code(), deep.err());
    assertTrue(deep.out().contains("list demo-sites is not the run's"), deep.out());
    assertTrue(
        deep.out().contains("kept: " + Objects.requireNonNull(kept) + " matches list demo-sites"),
        deep.out());
  }
}
