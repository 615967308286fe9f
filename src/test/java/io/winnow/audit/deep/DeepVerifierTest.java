package io.winnow.audit.deep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.audit.MadeRun;
import io.winnow.audit.RunTables;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.policy.Policy;
import io.winnow.run.FolderCopy;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.screen.Screener;
import io.winnow.table.TableReader;
import io.winnow.table.TableWriter;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clean tables in which somebody has changed a row, and nothing else of the run. */
class DeepVerifierTest {
  @TempDir static Path home;
  private static Path original;

  @TempDir Path folder;
  private Path copy;

  @BeforeAll
  static void make() throws IOException {
    original = home.resolve("run");
    MadeRun.of(original, MadeRun.policy(), "crawl-01.warc.gz");
  }

  @BeforeEach
  void copyIt() throws IOException {
    copy = folder.resolve("copy");
    FolderCopy.of(original, copy);
  }

  private DeepVerification verify(boolean withKey) throws IOException, InterruptedException {
    RunTables tables =
        new RunTables(
            new RunDirectory(RunLocation.of(copy.toString(), Optional.empty(), Optional.empty())));
    Policy policy = Policy.parse(tables.plan().policy(), "policy");
    try (Screener screener = MadeRun.screener(policy, folder)) {
      return new DeepVerifier(
              tables,
              screener,
              withKey ? Optional.of(MadeRun.KEY) : Optional.empty(),
              (done, of) -> assertTrue(done <= of))
          .verify();
    }
  }

  /** Rewrites the one file of a table. */
  private void rewrite(Schema table, UnaryOperator<List<Row>> change) throws IOException {
    Path file;
    try (var files = Files.list(copy.resolve(table.name()))) {
      file = files.findFirst().orElseThrow();
    }
    List<Row> rows = new ArrayList<>();
    try (TableReader reader = new TableReader(table, Files.newByteChannel(file))) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    }
    rows = change.apply(rows);
    Files.delete(file);
    try (TableWriter writer = new TableWriter(table, Files.newOutputStream(file))) {
      for (Row row : rows) {
        writer.write(row);
      }
    }
  }

  private static Row with(Row row, Map<String, Object> values) {
    Row.Builder other = Row.of(row.schema());
    row.schema().columns().forEach(c -> other.set(c.name(), row.value(c.name())));
    values.forEach(other::set);
    return other.build();
  }

  private static UnaryOperator<List<Row>> first(UnaryOperator<Row> change) {
    return rows -> {
      rows.set(0, change.apply(rows.get(0)));
      return rows;
    };
  }

  private void isSeen(String... pieces) throws IOException, InterruptedException {
    List<String> faults = verify(false).faults();
    assertEquals(1, faults.size(), faults::toString);
    for (String piece : pieces) {
      assertTrue(faults.get(0).contains(piece), faults.get(0));
    }
  }

  @Test
  void aRunIsWhatItsTablesSay() throws Exception {
    DeepVerification found = verify(true);
    assertEquals(List.of(), found.faults());
    long pictures =
        new RunDirectory(RunLocation.of(copy.toString(), Optional.empty(), Optional.empty()))
            .manifest().tables().stream()
                .filter(t -> t.table().equals("images"))
                .findFirst()
                .orElseThrow()
                .rows();
    assertEquals(pictures, found.pictures());
    assertTrue(found.hashed() > 10 && found.documents() > 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"md5", "sha1", "sha256", "pdq", "width", "height", "pdq_quality", "size"})
  void aColumnThatLiesIsNamed(String column) throws Exception {
    rewrite(
        Tables.IMAGES,
        first(
            row -> {
              Object was = Objects.requireNonNull(row.value(column));
              Object lie =
                  was instanceof String hex
                      ? (hex.charAt(0) == '0' ? '1' : '0') + hex.substring(1)
                      : was instanceof Long size ? (Object) (size + 1) : (Integer) was ^ 1;
              return with(row, Map.of(column, lie));
            }));
    isSeen("changed: the picture of crawl-01.warc.gz@", ": " + column);
  }

  @Test
  void anotherPictureInTheRowIsSeenWhateverItsDigestsSay() throws Exception {
    rewrite(
        Tables.IMAGES,
        rows -> {
          Row other = rows.get(1);
          rows.set(
              0,
              with(
                  rows.get(0),
                  Map.of(
                      "content", other.value("content"),
                      "size", other.value("size"),
                      "md5", other.value("md5"),
                      "sha1", other.value("sha1"),
                      "sha256", other.value("sha256"))));
          return rows;
        });
    isSeen("is not what its row says: ", "pdq");
  }

  @Test
  void aPictureThatIsNoneAnyMoreIsSeen() throws Exception {
    rewrite(Tables.IMAGES, first(row -> with(row, Map.of("content", new byte[] {1, 2, 3}))));
    isSeen("sha256", "it is not decoded any more");
  }

  @Test
  void anotherTextIsSeen() throws Exception {
    rewrite(Tables.DOCUMENTS, first(row -> with(row, Map.of("text", row.text("text") + " more"))));
    isSeen("changed: the text of crawl-01.warc.gz@", "text_sha256");
  }

  @Test
  void whatTheLedgerExcludesAndATableKeepsIsSeen() throws Exception {
    String[] id = new String[1];
    rewrite(
        Tables.LEDGER,
        rows -> {
          id[0] =
              rows.stream()
                  .filter(r -> "excluded".equals(r.text("verdict")) && r.text("item_id") != null)
                  .map(r -> r.text("item_id"))
                  .findFirst()
                  .orElseThrow();
          return rows;
        });
    addDocument(id[0]);
    isSeen("extra: " + id[0] + " is kept, the ledger excludes it");
  }

  @Test
  void aMaskedOneIsSeenWithTheKeyAndNamedByItsToken() throws Exception {
    // expected.json: a known item, which the ledger masks.
    String known = "crawl-01.warc.gz@422997#0";
    rewrite(
        Tables.DOCUMENTS,
        rows -> {
          int at = 0;
          while ((Long) Objects.requireNonNull(rows.get(at).value("offset")) < 422_997) {
            at++;
          }
          rows.add(at, with(rows.get(0), Map.of("item_id", known, "offset", 422_997L)));
          return rows;
        });
    assertEquals(List.of(), verify(false).faults());
    List<String> faults = verify(true).faults();
    assertEquals(
        List.of(
            "extra: an item with token %s is kept, the ledger excludes it"
                .formatted(MadeRun.KEY.itemToken(known))),
        faults);
  }

  @Test
  void aFlaggedItemThatIsGoneIsMissed() throws Exception {
    String[] flagged = new String[1];
    rewrite(
        Tables.LEDGER,
        rows -> {
          flagged[0] =
              rows.stream()
                  .filter(r -> "flagged".equals(r.text("verdict")) && r.text("item_id") != null)
                  .map(r -> r.text("item_id"))
                  .findFirst()
                  .orElseThrow();
          return rows;
        });
    for (Schema table : List.of(Tables.IMAGES, Tables.DOCUMENTS)) {
      rewrite(
          table, rows -> rows.stream().filter(r -> !flagged[0].equals(r.text("item_id"))).toList());
    }
    isSeen("missing: " + flagged[0] + " is flagged, and in no clean table");
  }

  @Test
  void aMaskedOneThatIsFlaggedAndGoneIsMissedByWhoHasTheKey() throws Exception {
    copy = folder.resolve("masked");
    MadeRun.of(
        copy,
        MadeRun.policy(
            "sites.txt, purpose: custom, confidential: false",
            "sites.txt, purpose: custom, confidential: true, permissions: any",
            "list: demo-sites, match: domain, verdict: exclude",
            "list: demo-sites, match: domain, verdict: flag"),
        "crawl-01.warc.gz");
    assertEquals(List.of(), verify(true).faults());
    // expected.json: what the site's rule finds.
    String flagged = "crawl-01.warc.gz@395217#0";
    rewrite(
        Tables.DOCUMENTS,
        rows -> rows.stream().filter(r -> !flagged.equals(r.text("item_id"))).toList());
    assertEquals(List.of(), verify(false).faults(), "nobody can tell");
    assertEquals(
        List.of(
            "missing: an item with token %s is flagged, and in no clean table"
                .formatted(MadeRun.KEY.itemToken(flagged))),
        verify(true).faults());
  }

  /** A row of that id among the documents, in the order of the shard. */
  private void addDocument(String id) throws Exception {
    long offset = io.winnow.core.ItemId.parse(id).offset();
    rewrite(
        Tables.DOCUMENTS,
        rows -> {
          int at = 0;
          while ((Long) Objects.requireNonNull(rows.get(at).value("offset")) < offset) {
            at++;
          }
          rows.add(at, with(rows.get(0), Map.of("item_id", id, "offset", offset)));
          return rows;
        });
  }

  @Test
  void aPictureThatIsADocumentTooIsSeen() throws Exception {
    String[] id = new String[1];
    rewrite(
        Tables.IMAGES,
        rows -> {
          id[0] = rows.get(0).text("item_id");
          return rows;
        });
    addDocument(id[0]);
    isSeen("changed: " + id[0] + " stands in two clean tables");
  }

  @Test
  void anItemThatStandsTwiceIsSeen() throws Exception {
    rewrite(
        Tables.DOCUMENTS,
        rows -> {
          rows.add(1, rows.get(0));
          return rows;
        });
    isSeen("stands twice, or not in the order of the shard");
  }

  @Test
  void aTableThatIsNoneIsSeen() throws Exception {
    try (var files = Files.list(copy.resolve("images"))) {
      Files.writeString(files.findFirst().orElseThrow(), "PAR1 no");
    }
    isSeen("changed: images/", "cannot be read as a table any more");
  }
}
