package io.winnow.spark;

import io.winnow.core.Receipt;
import io.winnow.core.TableFile;
import io.winnow.core.Tally;
import io.winnow.proof.RowDigest;
import io.winnow.run.Gate;
import io.winnow.run.Json;
import io.winnow.run.Manifest;
import io.winnow.run.Manifest.FailedUnit;
import io.winnow.run.Manifest.State;
import io.winnow.run.Manifest.TableTotal;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what came of a run: the manifest, then the mark that it is complete. */
final class Finish {
  private final RunDirectory directory;
  private final Plan plan;
  private final List<Gate> gates;
  private final Clock clock;

  Finish(RunDirectory directory, Plan plan, List<Gate> gates, Clock clock) {
    this.directory = directory;
    this.plan = plan;
    this.gates = gates;
    this.clock = clock;
  }

  Manifest write(
      Instant started, Collection<Receipt> unordered, List<FailedUnit> failed, String sandbox)
      throws IOException {
    List<Receipt> receipts =
        unordered.stream().sorted(Comparator.comparing(Receipt::unitKey)).toList();
    boolean complete = receipts.size() == plan.units().size();
    Tally.Counter sum = new Tally.Counter();
    receipts.forEach(receipt -> sum.add(receipt.tally()));
    Tally tally = sum.tally();
    tally.checkConservation();
    List<Gate.Result> results = gates.stream().map(gate -> gate.check(tally)).toList();
    State state = Manifest.State.of(complete, results);
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
            plan.units().size(),
            receipts.size(),
            failed,
            tally,
            totals(receipts),
            receipts.stream().flatMap(r -> r.files().stream()).toList(),
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

  private Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>(Versions.all());
    plan.plugins().forEach(p -> versions.put("plug-in " + p.name(), p.shown()));
    return versions;
  }

  private static List<TableTotal> totals(List<Receipt> receipts) {
    List<TableTotal> totals = new ArrayList<>();
    for (String table : RunDirectory.TABLES) {
      long files = 0;
      long rows = 0;
      long bytes = 0;
      String digest = RowDigest.none();
      for (Receipt receipt : receipts) {
        for (TableFile file : receipt.files()) {
          if (file.table().equals(table)) {
            files++;
            rows += file.rows();
            bytes += file.bytes();
            digest = RowDigest.combine(digest, file.rowDigest());
          }
        }
      }
      totals.add(new TableTotal(table, files, rows, bytes, digest));
    }
    return totals;
  }
}
