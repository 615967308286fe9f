package io.winnow.spark;

import io.winnow.core.Receipt;
import io.winnow.run.CommitLog;
import io.winnow.run.Json;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** A run that no Spark has run: plan, receipts and manifest around units that were made up. */
public final class MadeRun {
  private MadeRun() {}

  /** Writes the plan; units can be written then. */
  public static void begin(RunDirectory directory, Plan plan) throws IOException {
    directory.out().replace(RunDirectory.PLAN, Json.pretty(plan));
  }

  /** Commits the receipts and ends the run as a job does. */
  public static Manifest end(RunDirectory directory, Plan plan, Collection<Receipt> receipts)
      throws IOException {
    CommitLog.open(directory.out()).commit(List.copyOf(receipts));
    return new Finish(directory, plan, List.of(), JobProgress.NONE, Clock.systemUTC())
        .write(Instant.now(), receipts, List.of(), "none");
  }
}
