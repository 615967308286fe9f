package io.winnow.audit;

import io.winnow.core.ProblemsException;
import io.winnow.core.Receipt;
import io.winnow.core.TableFile;
import io.winnow.core.Tally;
import io.winnow.proof.Roots;
import io.winnow.proof.VerifyingKey;
import io.winnow.proof.seal.OpeningKey;
import io.winnow.run.CommitLog;
import io.winnow.run.DamagedException;
import io.winnow.run.Gate;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunKind;
import io.winnow.run.Unit;
import io.winnow.table.Tables;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Checks a finished run against what lies on disk: the manifest against the receipts, the receipts
 * against the files, the files against their rows, and every sum.
 */
public final class Verifier {
  /** Longest pair of values that a sentence repeats. */
  private static final int LONGEST = 200;

  private final RunDirectory directory;
  private final VerifyProgress progress;
  private final Optional<VerifyingKey> trusted;
  private final Optional<OpeningKey> evidenceKey;
  private final List<String> faults = new ArrayList<>();
  private long files;
  private long unopened;
  private long rows;
  private long bytes;

  /**
   * A verifier of a run directory.
   *
   * @param progress told of every file
   * @param trusted the key that the run must be signed with, if one is to be trusted
   * @param evidenceKey what sealed evidence is opened with; without it, its rows are not looked at
   */
  public Verifier(
      RunDirectory directory,
      VerifyProgress progress,
      Optional<VerifyingKey> trusted,
      Optional<OpeningKey> evidenceKey) {
    this.directory = directory;
    this.progress = progress;
    this.trusted = trusted;
    this.evidenceKey = evidenceKey;
  }

  /**
   * Verifies.
   *
   * @throws IOException if the folder cannot be read at all
   */
  public Verification verify() throws IOException {
    try {
      return verify(directory.plan(), directory.manifest(), CommitLog.open(directory.out()));
    } catch (NoSuchFileException | FileNotFoundException e) {
      return nothing(
          "missing: plan.json or run.json; a run that was interrupted goes on with --resume");
    } catch (NotDirectoryException e) {
      return nothing("changed: " + e.getMessage() + " is a file, not a folder");
    } catch (DamagedException e) {
      // Nothing can be held against a file that says nothing: this is all there is to report.
      return nothing("changed: " + e.getMessage());
    }
  }

  private static Verification nothing(String fault) {
    return new Verification("unknown", "unknown", 0, 0, 0, 0, 0, List.of(fault));
  }

  private Verification verify(Plan plan, Manifest manifest, CommitLog log) throws IOException {
    Map<String, Receipt> receipts = log.receipts();
    log.strangers().forEach(stranger -> faults.add("extra: " + stranger));
    same("the manifest's format", Manifest.FORMAT, manifest.format());
    same("the plan's format", Plan.FORMAT, plan.format());
    same("the tool's version", manifest.tool(), plan.tool());
    same("plan.json", manifest.planSha256(), directory.planSha256());
    same("the policy's digest", manifest.policyDigest(), plan.policyDigest());
    same("the policy in the plan", plan.policyDigest(), policyDigest(plan));
    units(plan, manifest, receipts);
    counts(manifest, receipts.values());
    derived(plan, manifest, receipts.values());
    manifestFiles(manifest, receipts.values());
    List<Receipt> inOrder =
        receipts.values().stream().sorted(Comparator.comparing(Receipt::unitKey)).toList();
    List<TableFile> live = inOrder.stream().flatMap(receipt -> receipt.files().stream()).toList();
    progress.planned(live.size());
    Map<String, TableSum> sums = new TreeMap<>();
    SummaryCheck summary = new SummaryCheck(plan);
    boolean whole = true;
    for (Receipt receipt : inOrder) {
      UnitCheck unit = new UnitCheck(plan, receipt);
      for (TableFile file : receipt.files()) {
        summary.beginFile(receipt.unitKey());
        whole &= file(unit, file, sums, summary);
        summary.endFile();
      }
      faults.addAll(unit.faults());
    }
    faults.addAll(new SealCheck(directory, plan).faults(live));
    totals(manifest, sums);
    faults.addAll(summary.faults(directory, plan, manifest, receipts.values(), whole));
    faults.addAll(new ExtraCheck(directory).faults(live));
    gates(manifest);
    successMark(manifest);
    RunSignature.Finding signature = new RunSignature(directory).check(trusted);
    faults.addAll(signature.faults());
    return new Verification(
        manifest.state().name().toLowerCase(java.util.Locale.ROOT),
        signature.state(),
        receipts.size(),
        files,
        unopened,
        rows,
        bytes,
        faults);
  }

  private void units(Plan plan, Manifest manifest, Map<String, Receipt> receipts) {
    Map<String, String> planned = new HashMap<>();
    for (Unit unit : plan.units()) {
      if (planned.put(unit.key(), unit.shard().path()) != null
          || !Unit.of(unit.shard()).key().equals(unit.key())) {
        faults.add("changed: the plan calls a shard's unit " + unit.key() + ", which is not its");
      }
    }
    Set<String> failed = new HashSet<>();
    manifest.failed().forEach(f -> failed.add(f.unitKey()));
    for (String key : receipts.keySet()) {
      if (!planned.containsKey(key)) {
        faults.add("extra: a receipt for unit " + key + ", which the plan does not have");
      }
    }
    for (String key : planned.keySet()) {
      if (!receipts.containsKey(key) && !failed.contains(key)) {
        faults.add("missing: unit " + key + " has neither a receipt nor a reason");
      }
    }
    for (Manifest.FailedUnit unit : manifest.failed()) {
      String shard = planned.get(unit.unitKey());
      if (shard != null && !shard.equals(unit.shard())) {
        faults.add("changed: the shard of failed unit " + unit.unitKey() + " is not the plan's");
      }
    }
    for (String key : failed) {
      if (!planned.containsKey(key) || receipts.containsKey(key)) {
        faults.add(
            "changed: the manifest says that unit %s failed, %s"
                .formatted(
                    key,
                    planned.containsKey(key)
                        ? "it has a receipt"
                        : "which the plan does not have"));
      }
    }
    same("units planned", manifest.unitsPlanned(), plan.units().size());
    same("units done", manifest.unitsDone(), receipts.size());
    boolean complete = receipts.keySet().containsAll(planned.keySet());
    if (complete != (manifest.state() != Manifest.State.INCOMPLETE)) {
      faults.add("changed: the manifest says " + manifest.state() + ", the receipts do not");
    }
  }

  private void counts(Manifest manifest, Collection<Receipt> receipts) {
    Tally.Counter sum = new Tally.Counter();
    receipts.stream()
        .sorted(Comparator.comparing(Receipt::unitKey))
        .forEach(
            receipt -> {
              conserved("unit " + receipt.unitKey(), receipt.tally());
              sum.add(receipt.tally());
            });
    conserved("the run", manifest.tally());
    if (!sum.tally().equals(manifest.tally())) {
      faults.add("changed: the manifest's counts are not the sum of the receipts'");
    }
  }

  /** What follows from plan and receipts is not believed but computed. */
  private void derived(Plan plan, Manifest manifest, Collection<Receipt> receipts) {
    for (Receipt receipt : receipts) {
      String unit = "unit " + receipt.unitKey();
      if (!receipt.ledgerRoot().equals(Roots.ledger(receipt.files()))) {
        faults.add("changed: the ledger root of " + unit + " is not that of its ledger file");
      }
      if (!receipt.filesRoot().equals(Roots.files(receipt.files()))) {
        faults.add("changed: the files root of " + unit + " is not that of its files");
      }
    }
    RunFigures figures;
    try {
      figures = RunFigures.of(plan, receipts);
    } catch (ProblemsException | DateTimeException e) {
      faults.add("changed: the plan's policy or a receipt's time cannot be read");
      return;
    }
    same(
        "the coverage of the lists",
        manifest.coverage(),
        plan.lists().stream()
            .collect(Collectors.toMap(Plan.ListStamp::id, Plan.ListStamp::coverage)));
    same("the policy's name", manifest.policyName(), plan.policyName());
    same("the lists", manifest.lists(), plan.lists());
    same("the models", manifest.models(), plan.models());
    same(
        "reviewers' decisions",
        String.valueOf(manifest.decisions()),
        String.valueOf(figures.decisions()));
    same("the plug-ins", manifest.plugins(), plan.plugins());
    same("the place in a series", manifest.series(), plan.series());
    same("the inputs and their digests", manifest.inputs(), figures.inputs());
    same("the Merkle roots", manifest.roots(), figures.roots());
    same("the figures of confidential hits", manifest.hits(), figures.hits());
  }

  private void conserved(String what, Tally tally) {
    try {
      tally.checkConservation();
    } catch (IllegalStateException e) {
      faults.add("does not add up: " + what + ": " + e.getMessage());
    }
  }

  private void manifestFiles(Manifest manifest, Collection<Receipt> receipts) {
    Set<TableFile> named = new HashSet<>(manifest.files());
    for (Receipt receipt : receipts) {
      for (TableFile file : receipt.files()) {
        if (!named.remove(file)) {
          faults.add("changed: the manifest does not have " + path(file) + " as its receipt does");
        }
      }
    }
    named.forEach(f -> faults.add("extra: the manifest has " + path(f) + ", no receipt does"));
  }

  /** Checks a file; false if it is of the ledger and not what was written. */
  private boolean file(
      UnitCheck unit, TableFile file, Map<String, TableSum> sums, SummaryCheck summary) {
    if (!unit.owns(file)) {
      return false; // A name that is not the unit's own is never opened.
    }
    TableFileCheck check = new TableFileCheck(directory, file, evidenceKey, summary);
    faults.addAll(check.faults());
    unit.add(file, check);
    sums.computeIfAbsent(file.table(), t -> new TableSum()).add(file, check);
    files++;
    unopened += check.unopened() ? 1 : 0;
    rows += check.checkedRows();
    bytes += file.bytes();
    progress.checked(file);
    return check.faults().isEmpty() || !file.table().equals(Tables.LEDGER.name());
  }

  private void totals(Manifest manifest, Map<String, TableSum> sums) throws IOException {
    same(
        "the tables",
        manifest.tables().stream().map(Manifest.TableTotal::table).toList(),
        RunDirectory.TABLES);
    for (Manifest.TableTotal total : manifest.tables()) {
      TableSum sum = sums.getOrDefault(total.table(), new TableSum());
      if (sum.files() != total.files()
          || sum.rows() != total.rows()
          || sum.bytes() != total.bytes()
          || !sum.digest().equals(total.rowDigest())) {
        faults.add(
            "changed: the " + total.table() + " table as a whole is not what the manifest says");
      }
    }
    TableSum ledger = sums.getOrDefault("ledger", new TableSum());
    Tally tally = manifest.tally();
    for (Map.Entry<String, Long> claimed :
        Map.of(
                "excluded",
                tally.count(io.winnow.core.Verdict.EXCLUDED),
                TableSum.PRESCREENED,
                tally.prescreened(),
                "flagged",
                tally.count(io.winnow.core.Verdict.FLAGGED),
                "unreadable",
                tally.unreadable())
            .entrySet()) {
      long found = ledger.verdicts().getOrDefault(claimed.getKey(), 0L);
      if (found != claimed.getValue()) {
        faults.add(
            "does not add up: %,d items are %s, the ledger has %,d such rows"
                .formatted(claimed.getValue(), claimed.getKey(), found));
      }
    }
    cleanRows(sums, tally, manifest);
    skipRows(sums, tally);
  }

  /** A pre-screen names every record that it excludes; other runs name none. */
  private void skipRows(Map<String, TableSum> sums, Tally tally) throws IOException {
    RunKind kind = directory.plan().kind();
    long expected = kind == RunKind.PRESCREEN ? tally.count(io.winnow.core.Verdict.EXCLUDED) : 0;
    long found = sums.getOrDefault("skip", new TableSum()).rows();
    if (found != expected) {
      faults.add(
          "does not add up: %,d records are to be skipped, the skip table has %,d rows"
              .formatted(expected, found));
    }
  }

  private void cleanRows(Map<String, TableSum> sums, Tally tally, Manifest manifest) {
    long clean =
        sums.getOrDefault("images", new TableSum()).rows()
            + sums.getOrDefault("documents", new TableSum()).rows();
    long expected =
        tally.count(io.winnow.core.Verdict.KEPT) + tally.count(io.winnow.core.Verdict.FLAGGED);
    boolean dry = dryRun(manifest);
    if (clean != (dry ? 0 : expected)) {
      faults.add(
          "does not add up: %,d items are kept or flagged, the clean tables have %,d rows"
              .formatted(expected, clean));
    }
  }

  private boolean dryRun(Manifest manifest) {
    try {
      return directory.plan().kind() != RunKind.CLEAN;
    } catch (IOException e) {
      faults.add("missing: plan.json of run " + manifest.planSha256());
      return false;
    }
  }

  /** What a gate says follows from the counts, and the state from the gates. */
  private void gates(Manifest manifest) {
    for (Gate.Result claimed : manifest.gates()) {
      Optional<Gate.Result> found = Gate.parse(claimed.gate()).map(g -> g.check(manifest.tally()));
      if (!found.equals(Optional.of(claimed))) {
        faults.add("changed: gate " + claimed.gate() + " does not follow from the counts");
      }
    }
    boolean complete = manifest.state() != Manifest.State.INCOMPLETE;
    if (Manifest.State.of(complete, manifest.gates()) != manifest.state()) {
      faults.add("changed: the manifest says " + manifest.state() + ", its gates do not");
    }
  }

  private static String policyDigest(Plan plan) throws IOException {
    return RunDirectory.sha256(
        new ByteArrayInputStream(plan.policy().getBytes(StandardCharsets.UTF_8)));
  }

  private void successMark(Manifest manifest) throws IOException {
    boolean mark = directory.out().exists(RunDirectory.SUCCESS);
    boolean says =
        directory.out().files("").stream()
            .anyMatch(file -> file.name().equals(RunDirectory.SUCCESS) && file.bytes() > 0);
    if (says) {
      faults.add("changed: _SUCCESS is empty where a run has written it");
    }
    if (mark != (manifest.state() == Manifest.State.COMPLETE)) {
      faults.add(
          (mark ? "extra: _SUCCESS of a run that is " : "missing: _SUCCESS of a run that is ")
              + manifest.state());
    }
  }

  private void same(String what, Object claimed, Object found) {
    if (!claimed.equals(found)) {
      String both = "the manifest says %s, found %s".formatted(claimed, found);
      faults.add(
          "changed: %s: %s"
              .formatted(what, both.length() <= LONGEST ? both : "the manifest says otherwise"));
    }
  }

  static String path(TableFile file) {
    return file.table() + "/" + file.name();
  }
}
