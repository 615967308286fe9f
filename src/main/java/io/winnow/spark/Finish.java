package io.winnow.spark;

import io.winnow.audit.RunFigures;
import io.winnow.core.Receipt;
import io.winnow.core.TableFile;
import io.winnow.policy.Policy;
import io.winnow.run.Gate;
import io.winnow.run.Json;
import io.winnow.run.Manifest;
import io.winnow.run.Manifest.FailedUnit;
import io.winnow.run.Manifest.State;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.summary.LedgerPass;
import io.winnow.summary.Summary;
import io.winnow.summary.SummaryMaker;
import io.winnow.table.Tables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what came of a run: the summary, the manifest, then the mark that it is complete. */
final class Finish {
  private final RunDirectory directory;
  private final Plan plan;
  private final List<Gate> gates;
  private final JobProgress progress;
  private final Clock clock;

  Finish(RunDirectory directory, Plan plan, List<Gate> gates, JobProgress progress, Clock clock) {
    this.directory = directory;
    this.plan = plan;
    this.gates = gates;
    this.progress = progress;
    this.clock = clock;
  }

  Manifest write(
      Instant started, Collection<Receipt> receipts, List<FailedUnit> failed, String sandbox)
      throws IOException {
    RunFigures figures = RunFigures.of(plan, receipts);
    boolean complete = figures.receipts().size() == plan.units().size();
    figures.tally().checkConservation();
    List<Gate.Result> results = gates.stream().map(gate -> gate.check(figures.tally())).toList();
    State state = Manifest.State.of(complete, results);
    byte[] summary = Json.pretty(summary(figures));
    directory.out().replace(RunDirectory.SUMMARY, summary);
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            state,
            plan.tool(),
            versions(),
            sandbox,
            started.toString(),
            clock.instant().toString(),
            plan.policyDigest(),
            directory.planSha256(),
            plan.policyName(),
            plan.lists(),
            plan.models(),
            figures.decisions(),
            plan.plugins(),
            plan.series(),
            figures.inputs(),
            plan.units().size(),
            figures.receipts().size(),
            failed,
            figures.tally(),
            figures.tables(),
            figures.files(),
            figures.roots(),
            RunDirectory.sha256(new ByteArrayInputStream(summary)),
            figures.hits(),
            results,
            plan.lists().stream()
                .collect(Collectors.toMap(Plan.ListStamp::id, Plan.ListStamp::coverage)));
    directory.out().replace(RunDirectory.MANIFEST, Json.pretty(manifest));
    if (state == State.COMPLETE) {
      try (OutputStream out = directory.out().create(RunDirectory.SUCCESS, false)) {
        out.flush();
      }
    }
    return manifest;
  }

  private Summary summary(RunFigures figures) throws IOException {
    Policy policy = Policy.parse(plan.policy(), "policy of the run");
    long rows = figures.files().stream().filter(Finish::isLedger).mapToLong(TableFile::rows).sum();
    LedgerPass pass = new LedgerPass(policy, read -> progress.summed(read, rows));
    return new SummaryMaker(plan, policy, figures.receipts())
        .of(pass.read(directory, figures.receipts()));
  }

  private static boolean isLedger(TableFile file) {
    return file.table().equals(Tables.LEDGER.name());
  }

  private Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>(Versions.all());
    plan.plugins().forEach(p -> versions.put("plug-in " + p.name(), p.shown()));
    return versions;
  }
}
