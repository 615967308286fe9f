package io.winnow.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.audit.RunFigures;
import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.policy.Policy;
import io.winnow.proof.Roots;
import io.winnow.proof.RowDigest;
import io.winnow.run.CommitLog;
import io.winnow.run.Json;
import io.winnow.run.RunDirectory;
import io.winnow.summary.LedgerPass;
import io.winnow.summary.LedgerTally;
import io.winnow.summary.SummaryMaker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rewrites rows of a run and mends everything that would show it, but for what takes a secret. */
final class Forger {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Tampering copy;

  Forger(Tampering copy) {
    this.copy = copy;
  }

  /** Rewrites the first file of a table and mends receipt, digests, roots and manifest. */
  void rewrite(String table, UnaryOperator<List<Row>> forgery) throws IOException {
    rewrite(copy.table(table), table, forgery);
  }

  /** The same with one that is not the first. */
  void rewrite(Path file, String table, UnaryOperator<List<Row>> forgery) throws IOException {
    List<Row> rows = forgery.apply(new ArrayList<>(copy.rows(file, table)));
    copy.rewrite(file, table, rows);
    RunDirectory directory = FinishedRun.at(copy.run.toString());
    List<Receipt> receipts = new ArrayList<>();
    for (Receipt receipt : CommitLog.open(directory.out()).receipts().values()) {
      receipts.add(mended(receipt, file, rows));
    }
    mendReceipts(receipts);
    mendManifest(directory, receipts);
  }

  private static Receipt mended(Receipt receipt, Path file, List<Row> rows) throws IOException {
    List<TableFile> files = new ArrayList<>();
    for (TableFile was : receipt.files()) {
      boolean isIt =
          was.name().equals(file.getFileName().toString())
              && was.table().equals(file.getParent().getFileName().toString());
      files.add(isIt ? described(was, file, rows) : was);
    }
    return new Receipt(
        receipt.unitKey(),
        receipt.attempt(),
        receipt.shardSha256(),
        receipt.tally(),
        files,
        Roots.ledger(files),
        Roots.files(files),
        receipt.ended(),
        receipt.millis());
  }

  private static TableFile described(TableFile was, Path file, List<Row> rows) throws IOException {
    RowDigest digest = new RowDigest();
    rows.forEach(digest::add);
    try (InputStream in = Files.newInputStream(file)) {
      return new TableFile(
          was.table(),
          was.name(),
          Files.size(file),
          RunDirectory.sha256(in),
          digest.rows(),
          digest.hex(),
          digest.root());
    }
  }

  private void mendReceipts(Collection<Receipt> receipts) throws IOException {
    StringBuilder segment = new StringBuilder();
    receipts.forEach(receipt -> segment.append(Json.line(receipt)).append('\n'));
    segment.append("{\"receipts\":").append(receipts.size()).append("}\n");
    Path first = copy.segment();
    try (Stream<Path> segments = Files.list(first.getParent())) {
      for (Path other : segments.toList()) {
        Files.delete(other);
      }
    }
    Files.writeString(first, segment);
  }

  private void mendManifest(RunDirectory directory, Collection<Receipt> receipts)
      throws IOException {
    RunFigures figures = RunFigures.of(directory.plan(), receipts);
    ObjectNode manifest = (ObjectNode) MAPPER.readTree(copy.meta("run.json").toFile());
    manifest.set("tally", node(figures.tally()));
    manifest.set("tables", node(figures.tables()));
    manifest.set("files", node(figures.files()));
    manifest.set("roots", node(figures.roots()));
    manifest.set("hits", node(figures.hits()));
    byte[] summary = summary(directory, receipts);
    Files.write(copy.meta("summary.json"), summary);
    manifest.put("summarySha256", RunDirectory.sha256(new ByteArrayInputStream(summary)));
    Files.write(copy.meta("run.json"), MAPPER.writeValueAsBytes(manifest));
  }

  /** The sum over the ledger as it lies there now, as the job makes it. */
  private static byte[] summary(RunDirectory directory, Collection<Receipt> receipts)
      throws IOException {
    Policy policy = Policy.parse(directory.plan().policy(), "policy of the run");
    LedgerTally ledger = new LedgerPass(policy, rows -> {}).read(directory, receipts);
    return Json.pretty(new SummaryMaker(directory.plan(), policy, receipts).of(ledger));
  }

  private static JsonNode node(Object value) throws IOException {
    return MAPPER.readTree(Json.line(value).getBytes(StandardCharsets.UTF_8));
  }
}
