package io.winnow.report.filtering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Problem;
import io.winnow.report.PaperRun;
import io.winnow.report.ProofState;
import io.winnow.report.ReportedRun;
import io.winnow.run.RunKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasetFactsTest {
  private static List<String> missing(String facts) {
    ReportedRun run = new PaperRun().policy(PaperRun.POLICY + facts).build();
    return DatasetFacts.problems(run, StatedFacts.of(run)).stream().map(Problem::toString).toList();
  }

  @Test
  void allThatIsMissingIsNamedAtOnce() {
    List<String> all = missing("");
    assertEquals(3, all.size());
    for (int i = 0; i < 3; i++) {
      String key = List.of("license", "url", "creator").get(i);
      assertTrue(all.get(i).contains("policy paper of /data/"), all.get(i));
      assertTrue(all.get(i).contains("dataset." + key + ": is missing"), all.get(i));
    }
    assertEquals(1, missing("dataset: {license: MIT, creator: Example}\n").size());
    assertEquals(List.of(), missing(PaperRun.FACTS));
  }

  @Test
  void anAddressThatCannotBeLinkedIsRefused() {
    List<String> wrong =
        missing("dataset: {license: our own terms, url: 'javascript:alert(1)', creator: x}\n");
    assertEquals(2, wrong.size());
    assertTrue(wrong.get(0).contains("nor an id of the SPDX licence list"), wrong.get(0));
    assertTrue(wrong.get(1).contains("is no http or https address"), wrong.get(1));
  }

  @Test
  void aWordThatIsNoLicenceIsNotTakenForOne() {
    String facts = "dataset: {license: %s, url: 'https://a.example', creator: x}\n";
    List<String> wrong = missing(facts.formatted("TBD"));
    assertEquals(1, wrong.size());
    assertTrue(wrong.get(0).contains("https://spdx.org/licenses/"), wrong.get(0));
    assertEquals(List.of(), missing(facts.formatted("cc0-1.0")));
  }

  @Test
  void aDryRunHasNoCard() {
    ReportedRun run =
        new PaperRun().policy(PaperRun.POLICY + PaperRun.FACTS).kind(RunKind.SCAN).build();
    List<Problem> problems = DatasetFacts.problems(run, StatedFacts.of(run));
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).message().contains("is a scan: it wrote no data"));
  }

  @Test
  void whereNobodySaidTheDayItIsTheDayTheRunEnded() {
    ReportedRun run =
        new PaperRun()
            .policy(
                PaperRun.POLICY + "dataset: {license: MIT, url: 'https://a.example', creator: x}\n")
            .ended("2026-05-10T23:59:59Z")
            .build();
    DatasetFacts facts = DatasetFacts.of(run, run.policy().dataset());
    assertEquals("2026-05-10", facts.published().toString());
    assertEquals("paper", facts.name());
  }

  @Test
  void theVersionIsTheOperatorsOrCountedOn() {
    String unsaid = PaperRun.FACTS.replace("  version: 2.0.0\n", "");
    String unit = "a.warc.gz-0123456789abcdef";
    PaperRun before =
        new PaperRun()
            .policy(PaperRun.POLICY + PaperRun.FACTS)
            .digest("aa".repeat(32))
            .file("images", unit, 4, "r1");
    PaperRun now =
        new PaperRun()
            .policy(PaperRun.POLICY + unsaid)
            .series(3)
            .digest("bb".repeat(32))
            .file("images", unit, 3, "r2");
    var alone = now.data();
    assertEquals("3.0.0", DatasetVersion.of(alone, alone.run().policy().dataset()).version());
    var against = now.data(Optional.of(before.build()), ProofState.Kind.UNSIGNED);
    DatasetVersion counted = DatasetVersion.of(against, against.run().policy().dataset());
    assertEquals("3.0.0", counted.version(), "2.0.0 and something was removed");
    assertEquals(Optional.of(VersionStep.MAJOR), counted.step());
    assertEquals(List.of(), DatasetVersion.problems(against, StatedFacts.of(against.run())));

    PaperRun first =
        new PaperRun()
            .policy(PaperRun.POLICY + unsaid)
            .digest("cc".repeat(32))
            .file("images", unit, 4, "r1");
    PaperRun again =
        new PaperRun()
            .policy(PaperRun.POLICY + unsaid)
            .digest("dd".repeat(32))
            .file("images", unit, 3, "r2");
    var afterFirst = again.data(Optional.of(first.build()), ProofState.Kind.UNSIGNED);
    assertEquals(
        "2.0.0",
        DatasetVersion.of(afterFirst, afterFirst.run().policy().dataset()).version(),
        "the first one's own papers call it 1.0.0");

    var said =
        now.policy(PaperRun.POLICY + PaperRun.FACTS.replace("2.0.0", "2.1.0"))
            .data(Optional.of(before.build()), ProofState.Kind.UNSIGNED);
    List<Problem> problems = DatasetVersion.problems(said, StatedFacts.of(said.run()));
    assertEquals(1, problems.size());
    assertTrue(
        problems
            .get(0)
            .message()
            .contains(
                "some shards have other rows than in the run before: records were removed, changed or added"));
    assertTrue(problems.get(0).message().contains("a MAJOR version, 3.0.0 or later"));

    var tooSmall =
        again
            .policy(PaperRun.POLICY + PaperRun.FACTS.replace("2.0.0", "1.0.0"))
            .data(Optional.of(first.build()), ProofState.Kind.UNSIGNED);
    StatedFacts beside = new StatedFacts("facts.yaml", tooSmall.run().policy().dataset());
    Problem small = DatasetVersion.problems(tooSmall, beside).get(0);
    assertEquals("facts.yaml", small.file());
    assertTrue(
        small
            .message()
            .contains("is 1.0.0 after 1.0.0 (counted, as the policy of the run before says none)"));
  }

  /** Whichever of the two wrote none. */
  @Test
  void withoutDataOnBothSidesThereIsNoStep() {
    for (boolean scannedBefore : new boolean[] {true, false}) {
      PaperRun scan = new PaperRun().kind(RunKind.SCAN).digest("aa".repeat(32));
      PaperRun clean = new PaperRun().series(4).file("images", "a-0123456789abcdef", 3, "r");
      var data =
          (scannedBefore ? clean : scan)
              .data(Optional.of((scannedBefore ? scan : clean).build()), ProofState.Kind.UNSIGNED);
      DatasetVersion version = DatasetVersion.of(data, data.run().policy().dataset());
      assertEquals(Optional.empty(), version.step());
      assertEquals(Optional.empty(), version.previousSha256());
      assertEquals(scannedBefore ? "4.0.0" : "1.0.0", version.version());
    }
  }

  /** Whoever has named another file looks there, and not in the policy. */
  @Test
  void whatIsMissingInAnotherFileIsSaidOfThatFile() {
    ReportedRun run = new PaperRun().policy(PaperRun.POLICY).build();
    List<Problem> problems =
        DatasetFacts.problems(run, new StatedFacts("facts.yaml", run.policy().dataset()));
    assertEquals(3, problems.size());
    problems.forEach(problem -> assertEquals("facts.yaml", problem.file()));
  }
}
