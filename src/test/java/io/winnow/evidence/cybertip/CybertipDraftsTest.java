package io.winnow.evidence.cybertip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ProblemsException;
import io.winnow.core.Row;
import io.winnow.evidence.cybertip.CybertipDrafts.Grouping;
import io.winnow.run.RunLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the folder afterwards. */
class CybertipDraftsTest {
  private static final RunFacts RUN = new RunFacts("9.9.9", "complete", true);

  @TempDir private Path home;
  private Path folder = Path.of("");
  private RunLocation run = new RunLocation("", "", "");

  @BeforeEach
  void places() {
    folder = home.resolve("drafts");
    run = RunLocation.of(home.resolve("run").toString(), Optional.empty(), Optional.empty());
  }

  private DraftSummary draft(Grouping grouping, Rows.Source rows) throws IOException {
    return new CybertipDrafts(RUN, Reporters.full(), Set.of(), grouping, 1L << 30)
        .write(rows, folder.toString(), run, n -> {});
  }

  private DraftSummary draft(Evidence... rows) throws IOException {
    return draft(Grouping.HIT, Evidence.table(rows));
  }

  /** Paths below the folder, sorted. */
  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void exactAndNearLieApartAndWhatIsIncompleteIsNamedSo() throws IOException {
    DraftSummary summary =
        draft(
            Evidence.exact(1),
            Evidence.near(2, 5),
            Evidence.exact(3).without("captured_at"),
            Evidence.near(4, 5).without("captured_at", "url"),
            Evidence.exact(5).set("purpose", "ncii"));
    assertEquals(
        List.of(
            "README.txt",
            "exact/0001/00000001.file.xml",
            "exact/0001/00000001.report.xml",
            "exact/0001/00000002.file.INCOMPLETE.xml",
            "exact/0001/00000002.report.INCOMPLETE.xml",
            "index.csv",
            "near/0001/00000001.file.xml",
            "near/0001/00000001.report.xml",
            "near/0001/00000002.file.INCOMPLETE.xml",
            "near/0001/00000002.report.INCOMPLETE.xml",
            "summary.json"),
        files());
    assertEquals(4, summary.drafts());
    assertEquals(4, summary.hits());
    assertEquals(2, summary.exact());
    assertEquals(2, summary.near());
    assertEquals(2, summary.incomplete());
    assertEquals(Map.of("no address", 1L, "no time of capture", 2L), summary.lacks());
    assertEquals(Map.of("ncii", 1L), summary.otherPurposes());
  }

  @Test
  void everyFileFollowsTheSchemaAndBelongsToItsOwnerAlone() throws IOException {
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    draft(Evidence.exact(1), Evidence.near(2, 5), Evidence.near(3, 5).without("url"));
    DraftSchema schema = new DraftSchema();
    int checked = 0;
    for (String file : files()) {
      if (file.endsWith(".xml")) {
        schema.check(Files.readAllBytes(folder.resolve(file)));
        checked++;
      }
    }
    assertEquals(6, checked);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        assertEquals(
            Files.isDirectory(path) ? "rwx------" : "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
            path.toString());
      }
    }
  }

  @Test
  void anIndexSaysWhichFilesAreTheDraftOfWhichHit() throws IOException {
    draft(
        Evidence.exact(1),
        Evidence.near(2, 5)
            .set("list_version", "=cmd()")
            .set("shard_location", "@x\u202e")
            .set("entry_id", "zz"));
    List<String> rows = Files.readAllLines(folder.resolve("index.csv"));
    assertEquals(3, rows.size());
    assertEquals(
        "exact/0001/00000001.report.xml,exact/0001/00000001.file.xml,exact,digest,,"
            + "00000000000000000000000000000001,crawl.warc.gz@1000#0,pictures.example,"
            + "2024-05-01T12:00:01Z,file:///crawls/crawl.warc.gz,1000,900,list-a,2024-04-30,sha256,0",
        rows.get(1));
    assertTrue(rows.get(2).contains(",'@x\\u{202e},"), rows.get(2));
    assertTrue(rows.get(2).contains(",list-a,'=cmd(),pdq,5"), rows.get(2));
  }

  @Test
  void hitsOfAHostAndDayAreOneReportWithAPartForEach() throws IOException {
    DraftSummary summary =
        draft(
            Grouping.HOST_DAY,
            Evidence.table(
                Evidence.exact(1),
                Evidence.exact(2).without("md5", "sha1", "sha256"),
                Evidence.near(3, 5)));
    assertEquals(2, summary.drafts());
    assertEquals(3, summary.hits());
    assertEquals(1, summary.incomplete());
    assertEquals(
        List.of(
            "exact/0001/00000001.file-0001.xml",
            "exact/0001/00000001.file-0002.INCOMPLETE.xml",
            "exact/0001/00000001.report.INCOMPLETE.xml",
            "near/0001/00000001.file.xml",
            "near/0001/00000001.report.xml"),
        files().stream().filter(file -> file.endsWith(".xml")).toList());
    Xml report =
        Xml.of(Files.readAllBytes(folder.resolve("exact/0001/00000001.report.INCOMPLETE.xml")));
    assertEquals(2, report.all("url").size());
  }

  @Test
  void othersAreCountedOnceHoweverOftenEvidenceIsRead() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(Evidence.exact(i).row());
      rows.add(Evidence.exact(i).set("purpose", "ncii").row());
    }
    DraftSummary summary =
        new CybertipDrafts(RUN, Reporters.full(), Set.of(), Grouping.HOST_DAY, 10_000)
            .write(Evidence.table(rows), folder.toString(), run, n -> {});
    assertEquals(Map.of("ncii", 20L), summary.otherPurposes());
    assertEquals(20, summary.hits());
    assertEquals(1, summary.drafts());
  }

  @Test
  void aFolderNeverHoldsMuchMoreThanAThousandFiles() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 1_001; i++) {
      rows.add(Evidence.exact(i).row());
    }
    draft(Grouping.HIT, Evidence.table(rows));
    Map<String, Long> sizes = new java.util.TreeMap<>();
    files().stream()
        .filter(file -> file.startsWith("exact/"))
        .forEach(file -> sizes.merge(file.substring(0, 10), 1L, Long::sum));
    assertEquals(Map.of("exact/0001", 1_000L, "exact/0002", 1_000L, "exact/0003", 2L), sizes);
  }

  @Test
  void whereThereIsNothingToDraftThereIsNoFolder() throws IOException {
    DraftSummary summary = draft(Evidence.exact(1).set("purpose", "requested"));
    assertEquals(0, summary.drafts());
    assertEquals(Map.of("requested", 1L), summary.otherPurposes());
    assertFalse(Files.exists(folder));
  }

  @Test
  void whoBreaksOffLeavesNoSummary() {
    Rows.Source broken =
        () -> {
          Rows whole = Evidence.table(Evidence.exact(1), Evidence.exact(2)).open();
          return new Rows() {
            private int given;

            @Override
            public Row next() throws IOException {
              if (given++ == 2) {
                throw new IOException("the disk is gone");
              }
              return java.util.Objects.requireNonNull(whole.next());
            }

            @Override
            public void close() {}
          };
        };
    assertThrows(IOException.class, () -> draft(Grouping.HIT, broken));
    assertTrue(Files.exists(folder.resolve("README.txt")));
    assertTrue(Files.exists(folder.resolve("exact/0001/00000001.report.xml")));
    assertFalse(Files.exists(folder.resolve("summary.json")));
  }

  @Test
  void aFolderThatHoldsSomethingOrLiesInTheRunIsRefused() throws IOException {
    Files.createDirectory(folder);
    Path other = Files.writeString(folder.resolve("mine"), "x");
    assertRefused(folder, "is not empty");
    assertRefused(other, "is a file");
    assertRefused(home.resolve("run/drafts"), "lies in the run");
    assertRefused(home, "lies in the run");
    assertEquals("x", Files.readString(other));
  }

  private void assertRefused(Path at, String why) {
    ProblemsException refusal =
        assertThrows(ProblemsException.class, () -> CybertipDrafts.checkFolder(at.toString(), run));
    assertTrue(String.valueOf(refusal.getMessage()).contains(why), refusal::getMessage);
  }

  @Test
  void theReadmeSaysWhatThisIsAndWhatItIsNot() throws IOException {
    draft(Evidence.exact(1));
    String readme = Files.readString(folder.resolve("README.txt")).replaceAll("\\s+", " ");
    for (String sentence :
        List.of(
            "It has sent nothing and never does.",
            "is for the operator's counsel to say",
            "A PERSON MUST CONFIRM EACH ONE",
            "person who is authorised")) {
      assertTrue(readme.contains(sentence), sentence);
    }
    readme.chars().forEach(c -> assertTrue(c < 127, "ASCII is readable everywhere"));
  }
}
