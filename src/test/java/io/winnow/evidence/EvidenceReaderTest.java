package io.winnow.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.clean.EvidenceBench;
import io.winnow.core.ProblemsException;
import io.winnow.core.Row;
import io.winnow.proof.seal.OpeningKey;
import io.winnow.run.AuditTrail;
import io.winnow.run.DamagedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceReaderTest {
  private static final OpeningKey KEY = OpeningKey.generate();
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
  private static final Reading READING =
      new Reading("zz-user", "zz-why", "zz-command", Map.of("hits", "4"));

  @TempDir Path out;
  private EvidenceBench run;

  @BeforeEach
  void open() throws IOException {
    run = new EvidenceBench(out);
  }

  private EvidenceReader reader(Optional<OpeningKey> key) throws IOException {
    return EvidenceReader.open(run.directory(), key, trail(), READING);
  }

  private AuditTrail trail() throws IOException {
    return new AuditTrail(run.directory().out(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private List<String> urls(Optional<OpeningKey> key) throws IOException {
    List<String> urls = new ArrayList<>();
    try (EvidenceReader reader = reader(key)) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        urls.add(String.valueOf(row.text("url")));
      }
    }
    return urls;
  }

  @Test
  void rowsComeUnitByUnitWhateverTheOrderOfTheirReceipts() throws IOException {
    run.unit("b.warc.gz", Optional.empty(), "http://b.example/1", "http://b.example/2");
    run.unit("c.warc.gz", Optional.empty());
    run.unit("a.warc.gz", Optional.empty(), "http://a.example/1");
    assertEquals(
        List.of("http://a.example/1", "http://b.example/1", "http://b.example/2"),
        urls(Optional.empty()));
  }

  @Test
  void sealedRowsAreTheSameToWhoeverHasTheKey() throws IOException {
    run.unit("b.warc.gz", Optional.of(KEY.sealingKey()), "http://b.example/1");
    run.unit("a.warc.gz", Optional.of(KEY.sealingKey()), "http://a.example/1");
    assertTrue(run.file("a.warc.gz").toString().endsWith(".parquet.sealed"));
    assertEquals(List.of("http://a.example/1", "http://b.example/1"), urls(Optional.of(KEY)));
  }

  @Test
  void aRunWithoutEvidenceHasNoRowsAndAnAuditLine() throws IOException {
    run.unit("a.warc.gz", Optional.empty());
    assertEquals(List.of(), urls(Optional.empty()));
    assertEquals("0", trail().lines().get(0).facts().get("evidence files"));
  }

  @Test
  void theAuditLineIsThereBeforeTheFirstRow() throws IOException {
    run.unit("a.warc.gz", Optional.of(KEY.sealingKey()), "http://a.example/1");
    try (EvidenceReader reader = reader(Optional.of(KEY))) {
      AuditTrail.Line line = trail().lines().get(0);
      assertEquals(NOW.toString(), line.at());
      assertEquals("zz-user", line.who());
      assertEquals("zz-why", line.why());
      assertEquals("zz-command", line.command());
      assertEquals(
          Map.of("hits", "4", "evidence files", "1", "evidence key", KEY.id()), line.facts());
      assertEquals(1, trail().lines().size());
      assertEquals("a.warc.gz", reader.next().text("shard"));
    }
  }

  @Test
  void whatTheAuditTrailCannotTakeIsNotRead() throws IOException {
    run.unit("a.warc.gz", Optional.empty(), "http://a.example/1");
    Files.writeString(out.resolve(AuditTrail.FOLDER), "in the way");
    assertThrows(IOException.class, () -> reader(Optional.empty()));
  }

  @Test
  void nobodyReadsWithoutSayingWhy() {
    assertThrows(IllegalArgumentException.class, () -> new Reading("zz-user", " ", "zz", Map.of()));
  }

  @Test
  void sealedEvidenceWantsItsKey() throws IOException {
    run.unit("a.warc.gz", Optional.of(KEY.sealingKey()), "http://a.example/1");
    ProblemsException none = assertThrows(ProblemsException.class, () -> reader(Optional.empty()));
    assertTrue(none.getMessage().contains("its evidence is sealed"), none.getMessage());
    assertEquals(List.of(), trail().lines());
    OpeningKey other = OpeningKey.generate();
    DamagedException wrong = assertThrows(DamagedException.class, () -> urls(Optional.of(other)));
    assertTrue(
        wrong.getMessage().endsWith("is sealed to key " + KEY.id() + ", this is key " + other.id()),
        wrong.getMessage());
  }

  @Test
  void aFileThatIsNotTheOneThatWasWrittenGivesNoRows() throws IOException {
    run.unit("a.warc.gz", Optional.empty(), "http://a.example/1");
    run.unit("b.warc.gz", Optional.empty(), "http://b.example/1");
    Files.copy(run.file("a.warc.gz"), run.file("b.warc.gz"), StandardCopyOption.REPLACE_EXISTING);
    try (EvidenceReader reader = reader(Optional.empty())) {
      assertEquals("a.warc.gz", reader.next().text("shard"));
      DamagedException e = assertThrows(DamagedException.class, reader::next);
      assertTrue(e.getMessage().endsWith("is not the file that was written"), e.getMessage());
      assertFalse(e.getMessage().contains("example"), e.getMessage());
    }
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    run.unit("a.warc.gz", Optional.empty(), "http://a.example/1");
    Files.delete(run.file("a.warc.gz"));
    DamagedException e = assertThrows(DamagedException.class, () -> urls(Optional.empty()));
    assertTrue(e.getMessage().endsWith(".parquet is missing"), e.getMessage());
  }

  /** Whoever can edit receipts must not choose what is read. */
  @Test
  void aNameThatIsNotTheUnitsIsNotOpened() throws IOException {
    run.unit("a.warc.gz", Optional.empty(), "http://a.example/1");
    Path file = run.file("a.warc.gz");
    Path elsewhere = Files.createDirectory(out.resolve("elsewhere")).resolve("x.parquet");
    Files.copy(file, elsewhere);
    Path segment = out.resolve("_winnow/commits/000001.jsonl");
    String name = file.getFileName().toString();
    String whole = Files.readString(segment);
    for (String other : List.of("../elsewhere/x.parquet", elsewhere.toString(), "x.parquet")) {
      Files.writeString(segment, whole.replace("\"" + name + "\"", "\"" + other + "\""));
      DamagedException e =
          assertThrows(DamagedException.class, () -> urls(Optional.empty()), other);
      assertTrue(e.getMessage().contains("is not its unit's"), e.getMessage());
    }
    assertEquals(List.of(), trail().lines());
  }

  /** An attempt that lost is nobody's evidence. */
  @Test
  void aFileOfNoReceiptIsNotRead() throws IOException {
    run.unit("a.warc.gz", Optional.empty(), "http://a.example/1");
    Path file = run.file("a.warc.gz");
    Files.copy(file, file.resolveSibling(file.getFileName().toString().replace(".7.", ".8.")));
    assertEquals(List.of("http://a.example/1"), urls(Optional.empty()));
  }
}
