package io.winnow.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.core.Receipt;
import io.winnow.core.TableFile;
import io.winnow.run.CommitLog;
import io.winnow.run.Gate;
import io.winnow.run.Json;
import io.winnow.run.Manifest;
import io.winnow.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receipts, plan and manifest that somebody has edited. */
class AlteredPapersTest {
  private static final String RECEIPTS = "_winnow/commits/000001.jsonl";

  @TempDir static Path home;
  @TempDir Path folder;
  private CopiedRun run;

  @BeforeAll
  static void make() throws IOException {
    MadeRun.of(home.resolve("run"), MadeRun.policy(), "crawl-01.warc.gz", "crawl-02.warc.gz");
  }

  @BeforeEach
  void copy() throws IOException {
    run = new CopiedRun(home.resolve("run"), folder.resolve("run"));
    assertEquals(List.of(), run.faults());
  }

  @ParameterizedTest
  @CsvSource({
    "'\"known/list-match\":\\d+', '\"known/list-match\":null'",
    "'\"KEPT\":\\d+', '\"KEPT\":null'",
    "'\"captures\":\\d+', '\"captures\":-1'",
    "'\"rowDigest\":\"[0-9a-f]+\"', '\"rowDigest\":\"zz\"'",
    "'\"rowDigest\":\"[0-9a-f]+\"', '\"rowDigest\":\"-1\"'",
    "'\"millis\":(\\d+)', '\"millis\":$1.5'",
    "'\"millis\":(\\d+)', '\"millis\":\"$1\"'",
    "'\"attempt\":\"[^\"]+\"', '\"attempt\":7'",
  })
  void aReceiptThatIsNoneIsAFaultAndNoCrash(String what, String by) throws IOException {
    run.edit(RECEIPTS, what, by);
    run.isSeen("changed: " + RECEIPTS + " is not the JSON of a receipt");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"unitsDone\" : \\d+', '\"unitsDone\" : 2.9'",
    "'\"unitsDone\" : (\\d+)', '\"unitsDone\" : \"$1\"'",
    "'\"state\" : \"COMPLETE\"', '\"state\" : 0'",
    "'\"state\" : \"COMPLETE\"', '\"state\" : \"0\"'",
    "'\"format\" : 1', '\"format\" : 1.9'",
    "'\"format\" : 1', '\"format\" : true'",
    "'\"ended\" : \"[^\"]+\"', '\"ended\" : null'",
  })
  void aManifestOfOtherTypesIsNone(String what, String by) throws IOException {
    run.edit(RunDirectory.MANIFEST, what, by);
    run.isSeen("changed: " + RunDirectory.MANIFEST + " is not the JSON of a manifest");
  }

  @Test
  void aListThatStandsInThePlanTwiceIsAFault() throws IOException {
    run.editTree(
        RunDirectory.PLAN,
        plan -> {
          ArrayNode lists = (ArrayNode) plan.get("lists");
          lists.add(lists.get(0).deepCopy());
        });
    run.isSeen("changed: " + RunDirectory.PLAN + " is not the JSON of a plan");
  }

  private Receipt receiptWithHits() throws IOException {
    return CommitLog.open(run.directory().out()).receipts().values().stream()
        .filter(receipt -> receipt.tally().hits() > 0)
        .findFirst()
        .orElseThrow();
  }

  private void replaceReceipt(Receipt was, String now) throws IOException {
    String text = Files.readString(run.at(RECEIPTS));
    assertTrue(text.contains(Json.line(was)));
    Files.writeString(run.at(RECEIPTS), text.replace(Json.line(was), now));
  }

  @Test
  void hitsAreHeldAgainstTheEvidence() throws IOException {
    Receipt was = receiptWithHits();
    long hits = was.tally().hits();
    long without = was.tally().hitsWithoutOrigin();
    String text = Json.line(was);
    replaceReceipt(was, text.replace("\"hits\":" + hits, "\"hits\":" + (hits - 1)));
    run.isSeen(
        "unit " + was.unitKey(),
        "counts confidential hits " + (hits - 1) + ", its tables have " + hits);
    copyAnew();
    replaceReceipt(
        was,
        text.replace("\"hitsWithoutOrigin\":" + without, "\"hitsWithoutOrigin\":" + (without + 1)));
    run.isSeen("counts hits without origin " + (without + 1) + ", its tables have " + without);
  }

  private void copyAnew() throws IOException {
    run = new CopiedRun(home.resolve("run"), folder.resolve("again"));
  }

  /** Without file and entry nothing else lacks it. */
  @Test
  void evidenceThatIsLeftOutAltogetherIsMissed() throws IOException {
    Receipt was = receiptWithHits();
    List<TableFile> others =
        was.files().stream().filter(file -> !file.table().equals("evidence")).toList();
    assertEquals(was.files().size() - 1, others.size());
    for (TableFile file : was.files()) {
      if (file.table().equals("evidence")) {
        Files.delete(run.at("evidence/" + file.name()));
      }
    }
    replaceReceipt(
        was,
        Json.line(
            new Receipt(
                was.unitKey(),
                was.attempt(),
                was.shardSha256(),
                was.tally(),
                others,
                was.ledgerRoot(),
                io.winnow.proof.Roots.files(others),
                was.ended(),
                was.millis())));
    run.isSeen(
        "does not add up: unit " + was.unitKey(),
        "counts %,d confidential hits, its evidence has 0 rows".formatted(was.tally().hits()));
  }

  @Test
  void aFailedUnitHasTheShardOfThePlan() throws IOException {
    String unit = run.directory().plan().units().get(0).key();
    run.editTree(
        RunDirectory.MANIFEST,
        manifest -> {
          ObjectNode failed = ((ArrayNode) manifest.get("failed")).addObject();
          failed.put("unitKey", unit).put("shard", "another.warc.gz").put("why", "it broke");
        });
    run.isSeen("changed: the shard of failed unit " + unit + " is not the plan's");
  }

  @Test
  void aRunWhoseGateFailedIsNotComplete() throws IOException {
    Manifest manifest = run.directory().manifest();
    Gate.Result failed = Gate.parse("known").orElseThrow().check(manifest.tally());
    assertTrue(!failed.held(), "the samples have known items");
    String gates = Json.line(List.of(failed));
    run.edit(RunDirectory.MANIFEST, "\"gates\" : \\[ \\]", "\"gates\" : " + gates);
    run.isSeen("changed: the manifest says COMPLETE, its gates do not");
  }

  @Test
  void aRunThatIsSignedWithNothingIsNotSigned() throws IOException {
    Files.write(
        run.at(RunStatement.FILE),
        "{\"payloadType\":\"%s\",\"payload\":\"e30=\",\"signatures\":[]}"
            .formatted(RunStatement.PAYLOAD_TYPE)
            .getBytes(StandardCharsets.UTF_8));
    run.isSeen("changed: " + RunStatement.FILE + " is no signed statement");
  }
}
