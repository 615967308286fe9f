package io.winnow.report.filtering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.report.PaperRun;
import io.winnow.run.Manifest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionStepTest {
  private static PaperRun run(String digest) {
    return new PaperRun()
        .digest(digest.repeat(32))
        .file("images", "a.warc.gz-0123456789abcdef", 3, "r1")
        .file("documents", "a.warc.gz-0123456789abcdef", 5, "r2");
  }

  private static Manifest manifest(PaperRun run) {
    return run.build().manifest();
  }

  @Test
  void theSameRowsInOtherFilesAreAPatch() {
    assertEquals(VersionStep.PATCH, VersionStep.between(manifest(run("aa")), manifest(run("bb"))));
  }

  @Test
  void moreUnitsAreAMinorVersion() {
    PaperRun more = run("bb").file("images", "b.warc.gz-0123456789abcdef", 1, "r3");
    assertEquals(VersionStep.MINOR, VersionStep.between(manifest(run("aa")), manifest(more)));
  }

  @Test
  void removedOrChangedRowsAreAMajorVersion() {
    PaperRun less =
        new PaperRun()
            .digest("bb".repeat(32))
            .file("images", "a.warc.gz-0123456789abcdef", 3, "r1")
            .file("images", "b.warc.gz-0123456789abcdef", 1, "r3");
    assertEquals(VersionStep.MAJOR, VersionStep.between(manifest(run("aa")), manifest(less)));
    PaperRun other =
        new PaperRun()
            .digest("bb".repeat(32))
            .file("images", "a.warc.gz-0123456789abcdef", 2, "r9")
            .file("documents", "a.warc.gz-0123456789abcdef", 5, "r2");
    assertEquals(VersionStep.MAJOR, VersionStep.between(manifest(run("aa")), manifest(other)));
  }

  @Test
  void otherTablesDoNotCount() {
    PaperRun ledger = run("bb").file("ledger", "a.warc.gz-0123456789abcdef", 9, "r4");
    assertEquals(VersionStep.PATCH, VersionStep.between(manifest(run("aa")), manifest(ledger)));
  }

  @Test
  void theNextVersionIsCountedOn() {
    assertEquals(Optional.of("2.0.0"), VersionStep.MAJOR.after("1.9.3"));
    assertEquals(Optional.of("1.10.0"), VersionStep.MINOR.after("1.9.3"));
    assertEquals(Optional.of("1.9.4"), VersionStep.PATCH.after("1.9.3"));
    assertEquals(Optional.empty(), VersionStep.MAJOR.after("2026-05"));
  }

  @Test
  void aVersionThatIsTooSmallIsNotAllowed() {
    assertFalse(VersionStep.MAJOR.allows("1.9.3", "1.10.0"));
    assertTrue(VersionStep.MAJOR.allows("1.9.3", "2.0.0"));
    assertTrue(VersionStep.MAJOR.allows("1.9.3", "3.1.0"));
    assertFalse(VersionStep.MINOR.allows("1.9.3", "1.9.4"));
    assertTrue(VersionStep.PATCH.allows("1.9.3", "1.9.3"));
    assertFalse(VersionStep.PATCH.allows("1.9.3", "1.9.2"));
    assertTrue(VersionStep.MAJOR.allows("2026-05", "2026-06"), "not judged");
  }
}
