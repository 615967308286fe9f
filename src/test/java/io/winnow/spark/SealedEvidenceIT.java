package io.winnow.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.cli.Winnow;
import io.winnow.core.Row;
import io.winnow.list.Secrets;
import io.winnow.proof.seal.OpeningKey;
import io.winnow.run.AuditTrail;
import io.winnow.run.FolderCopy;
import io.winnow.run.Manifest;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installed command with the build's own jar: sealed runs, and what may be done to them. */
class SealedEvidenceIT {
  /** A column that no other table has: every plain evidence file names it, uncompressed. */
  private static final String COLUMN = "shard_location";

  @TempDir static Path home;
  private static Workplace place;
  private static Cli cli;
  private static Path plain;
  private static Path sealed;
  private static Path policy;
  private static Path key;
  private static final Secrets SECRETS = new Secrets();
  private static final Map<Path, Set<String>> LEAKS = new TreeMap<>();
  private static final Set<String> SEEN = new TreeSet<>();

  @BeforeAll
  static void run() throws Exception {
    place =
        new Workplace(home.resolve("place"))
            .withPieces("crawl-00.warc.gz", 2)
            .withPieces("crawl-01.warc.gz", 2);
    cli = new Cli(place);
    plain = place.out("plain");
    ends(0, cli.run(place.clean(place.policy(), plain)));
    List<Row> rows = Rows.of(plain, Tables.EVIDENCE);
    assertTrue(rows.size() >= 5, "too few hits to look for: " + rows.size());
    SECRETS.text("a column of evidence", COLUMN);
    for (Row row : rows) {
      SECRETS.text("address of a hit", String.valueOf(row.text("url")));
    }

    key = place.out("evidence.key");
    ends(0, cli.run(List.of("keys", "new", "--evidence", key.toString())));
    policy = place.out("sealing-policy.yaml");
    Files.writeString(
        policy,
        Files.readString(place.policy()) + "evidence: {seal-to: evidence.key.pub, retain: 30 d}\n");
    sealed = place.out("sealed");
    List<Path> roots = List.of(sealed.getParent(), place.temporary());
    // Shards hold the addresses, and the plain run is the control.
    Spy spy = new Spy(SECRETS, roots, f -> f.startsWith(place.shards()) || f.startsWith(plain), 9);
    try (spy) {
      ends(0, cli.run(place.clean(policy, sealed)));
    }
    // What it has seen is complete once it has ended.
    LEAKS.putAll(spy.leaks());
    spy.files().forEach(file -> SEEN.add(home.relativize(file).toString()));
  }

  private static void ends(int code, Cli.Ended ended) {
    assertEquals(code, ended.code(), ended.text());
  }

  /** In this JVM: what is looked for on disks was written by processes of their own. */
  private static String here(int code, List<String> arguments) {
    Winnow ended = Winnow.run(arguments.toArray(String[]::new));
    assertEquals(code, ended.code(), ended.text());
    ended.noTrace();
    return ended.text();
  }

  private static String verify(int code, Path run, String... more) {
    List<String> arguments = new ArrayList<>(List.of("verify", run.toString()));
    arguments.addAll(List.of(more));
    return here(code, arguments);
  }

  private static OpeningKey opening() throws IOException {
    return OpeningKey.parse(Files.readString(key));
  }

  /** The rows of a sealed run as canonical text, the order of files aside. */
  private static List<String> opened(Path out) throws IOException {
    List<String> urls = new ArrayList<>();
    for (String name : Runs.files(out, "evidence")) {
      try (TableReader reader =
          new TableReader(
              Tables.EVIDENCE,
              opening().open(name, Files.newByteChannel(out.resolve("evidence").resolve(name))))) {
        for (Row row = reader.next(); row != null; row = reader.next()) {
          urls.add(row.text("item_id") + " " + row.text("url") + " " + row.text("sha256"));
        }
      }
    }
    return urls.stream().sorted().toList();
  }

  @Test
  void noEvidenceIsEverPlainOnADisk() throws IOException {
    Path control = plain.resolve("evidence").resolve(Runs.files(plain, "evidence").get(0));
    try (InputStream in = Files.newInputStream(control)) {
      assertEquals(Set.of("a column of evidence", "address of a hit"), SECRETS.in(in), "blind");
    }
    assertTrue(SEEN.stream().anyMatch(f -> f.endsWith(".parquet.sealed")), SEEN::toString);
    assertTrue(SEEN.stream().anyMatch(f -> f.contains("/documents/")), SEEN::toString);
    assertEquals(Map.of(), LEAKS);
    for (String name : Runs.files(sealed, "evidence")) {
      assertTrue(name.matches(".+-[0-9a-f]{12}\\.[0-9]+\\.parquet\\.sealed"), name);
    }
  }

  @Test
  void theRowsAreThoseOfAPlainRun() throws IOException {
    Manifest manifest = Runs.manifest(sealed);
    Manifest before = Runs.manifest(plain);
    assertEquals(before.tally(), manifest.tally());
    assertEquals(before.roots().ledger(), manifest.roots().ledger());
    assertEquals(
        before.tables().stream().map(t -> t.table() + t.rows() + t.rowDigest()).toList(),
        manifest.tables().stream().map(t -> t.table() + t.rows() + t.rowDigest()).toList());
    List<String> rows =
        Rows.of(plain, Tables.EVIDENCE).stream()
            .map(r -> r.text("item_id") + " " + r.text("url") + " " + r.text("sha256"))
            .sorted()
            .toList();
    assertEquals(rows, opened(sealed));
    assertEquals(opening().id(), Runs.directory(sealed).plan().evidenceKeyId());
  }

  @Test
  void verifySaysWhatItCouldNotOpenAndOpensItWithTheKey() throws Exception {
    Path run = place.out("verified");
    FolderCopy.of(sealed, run);
    int files = Runs.files(run, "evidence").size();
    String without = verify(0, run);
    assertTrue(without.contains("verified: 4 units"), without);
    assertTrue(without.contains(files + " sealed evidence files were not opened"), without);
    assertEquals(List.of(), Runs.files(run, AuditTrail.FOLDER));

    String with = verify(0, run, "--evidence-key", key.toString(), "--why", "zz audit");
    assertTrue(with.contains("verified: 4 units"), with);
    assertFalse(with.contains("not opened"), with);
    assertNotEquals(rowsIn(without), rowsIn(with));
    List<AuditTrail.Line> lines = trail(run).lines();
    assertEquals(1, lines.size());
    assertEquals("verify", lines.get(0).command());
    assertEquals("zz audit", lines.get(0).why());
    assertEquals(opening().id(), lines.get(0).facts().get("evidence key"));
    // The line belongs to the run: it is no stranger to the next verification.
    try (Child child =
        Child.start(
            place.out("logs"),
            Map.of("WINNOW_EVIDENCE_KEY", key.toString()),
            List.of(place.out("installed/bin/winnow").toString(), "verify", run.toString()))) {
      child.endsWith(0);
      assertEquals(rowsIn(with), rowsIn(child.output()));
    }
    assertEquals(2, trail(run).lines().size());
  }

  private static String rowsIn(String text) {
    return text.replaceAll("(?s).* files, ([0-9,]+) rows.*", "$1");
  }

  private static AuditTrail trail(Path run) throws IOException {
    return new AuditTrail(Runs.directory(run).out(), Clock.systemUTC());
  }

  @Test
  void aKeyOfAnotherPairIsRefusedBeforeAnythingIsRead() throws Exception {
    Path other = place.out("other.key");
    here(0, List.of("keys", "new", "--evidence", other.toString()));
    String wrong = verify(2, sealed, "--evidence-key", other.toString());
    assertTrue(
        wrong.contains("the evidence of this run is sealed to key " + opening().id()), wrong);
    String half = verify(2, sealed, "--evidence-key", key + ".pub");
    assertTrue(half.contains("is the public half of an evidence key"), half);
    String nothing = verify(2, plain, "--evidence-key", key.toString());
    assertTrue(nothing.contains("the evidence of this run is not sealed"), nothing);
    assertEquals(List.of(), Runs.files(sealed, AuditTrail.FOLDER));
    String secret = Files.readString(other).strip();
    assertFalse(wrong.contains(secret.substring(secret.lastIndexOf(':') + 1)), wrong);
  }

  @Test
  void whatIsDoneToASealedFileIsSeen() throws Exception {
    Path run = place.out("tampered");
    FolderCopy.of(sealed, run);
    List<String> names = Runs.files(run, "evidence");
    Path first = run.resolve("evidence").resolve(names.get(0));
    byte[] bytes = Files.readAllBytes(first);
    byte[] altered = bytes.clone();
    altered[bytes.length / 2] ^= 1;
    Files.write(first, altered);
    String fault = "changed: evidence/" + names.get(0) + " is not the file that was written";
    assertTrue(verify(6, run).contains(fault));
    String opened = verify(6, run, "--evidence-key", key.toString());
    assertTrue(opened.contains(fault), opened);
    assertTrue(opened.contains("is not as it was sealed"), opened);

    Files.copy(
        run.resolve("evidence").resolve(names.get(1)), first, StandardCopyOption.REPLACE_EXISTING);
    String swapped = verify(6, run, "--evidence-key", key.toString());
    assertTrue(swapped.contains("is another file under this name"), swapped);

    Files.delete(first);
    assertTrue(verify(6, run).contains("missing: evidence/" + names.get(0)));
    Files.write(first, bytes);
    String stranger = names.get(0).replace(".parquet", "x.parquet");
    Files.write(first.resolveSibling(stranger), bytes);
    assertTrue(verify(6, run).contains("extra: evidence/" + stranger));
  }

  /** Whoever can write receipts can put plain evidence there, or seal it to a key of his own. */
  @Test
  void plainEvidenceUnderASealedNameIsSeenWithoutTheKey() throws Exception {
    Path run = place.out("forged");
    FolderCopy.of(sealed, run);
    String name = Runs.files(run, "evidence").get(0);
    String unit = name.substring(0, name.lastIndexOf('-'));
    String from =
        Runs.files(plain, "evidence").stream()
            .filter(f -> f.startsWith(unit))
            .findFirst()
            .orElseThrow();
    Files.copy(
        plain.resolve("evidence").resolve(from),
        run.resolve("evidence").resolve(name),
        StandardCopyOption.REPLACE_EXISTING);
    assertTrue(verify(6, run).contains("evidence/" + name + " is no sealed file"));
    Path file = run.resolve("evidence").resolve(name);
    OpeningKey own = OpeningKey.generate();
    try (OutputStream out = own.sealingKey().seal(name, Files.newOutputStream(file))) {
      out.write(1);
    }
    String foreign = verify(6, run);
    assertTrue(
        foreign.contains(
            "is sealed to key %s, the plan says %s".formatted(own.id(), opening().id())),
        foreign);
  }

  @Test
  void aRunIsGoneOnWithByTheSameKeyAndByNoOther() throws Exception {
    Path run = place.out("resumed");
    here(0, place.clean(policy, run));
    List<String> before = Runs.files(run, "evidence");
    List<String> rows = opened(run);
    // As if the driver had died before it committed anything.
    for (String segment : Runs.commits(run)) {
      Files.delete(run.resolve("_winnow/commits").resolve(segment));
    }
    Path pub = place.out("evidence.key.pub");
    String mine = Files.readString(pub);
    Files.writeString(pub, OpeningKey.generate().sealingKey().text());
    try {
      String other = here(2, place.clean(policy, run, "--resume"));
      assertTrue(other.contains("the key that evidence is sealed to was " + opening().id()), other);
      Files.writeString(pub, mine.replace(mine.charAt(40), mine.charAt(40) == 'x' ? 'y' : 'x'));
      String mistyped = here(2, place.clean(policy, run, "--resume"));
      assertTrue(mistyped.contains("evidence.seal-to: evidence.key.pub is"), mistyped);
      Files.delete(pub);
      String gone = here(2, place.clean(policy, place.out("none")));
      assertTrue(gone.contains("evidence.key.pub is not there"), gone);
      assertFalse(Files.exists(place.out("none").resolve("_winnow")));
    } finally {
      Files.writeString(pub, mine);
    }
    here(0, place.clean(policy, run, "--resume"));
    verify(0, run, "--evidence-key", key.toString());
    assertEquals(rows, opened(run));
    assertFalse(Runs.files(run, "evidence").stream().anyMatch(before::contains), "not swept");
    String kept = here(2, place.clean(policy, run, "--overwrite"));
    assertTrue(kept.contains("holds evidence, which --overwrite never deletes"), kept);
  }
}
