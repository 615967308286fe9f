package io.winnow.bench;

import io.winnow.policy.Policy;
import io.winnow.run.CommitLog;
import io.winnow.run.Json;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.summary.LedgerPass;
import io.winnow.summary.LedgerTally;
import io.winnow.summary.Summary;
import io.winnow.summary.SummaryMaker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.Optional;

/** Measures what a job does between its last receipt and its manifest: {@code RUN}. */
public final class SummaryFigures {
  private SummaryFigures() {}

  public static void main(String[] arguments) throws IOException {
    RunDirectory directory =
        new RunDirectory(RunLocation.of(arguments[0], Optional.empty(), Optional.empty()));
    Plan plan = directory.plan();
    Policy policy = Policy.parse(plan.policy(), "policy of the run");
    CommitLog log = CommitLog.open(directory.out());
    long wall = System.nanoTime();
    long cpu = cpu();
    LedgerTally tally = new LedgerPass(policy, rows -> {}).read(directory, log.receipts().values());
    double passWall = (System.nanoTime() - wall) / 1e9;
    double passCpu = (cpu() - cpu) / 1e9;
    cpu = cpu();
    Summary summary = new SummaryMaker(plan, policy, log.receipts().values()).of(tally);
    int bytes = Json.pretty(summary).length;
    FigureTable table = new FigureTable();
    table.add(
        "pass over %,d rows".formatted(tally.rows()),
        "%.1f s, %.1f s of CPU".formatted(passWall, passCpu),
        "",
        true,
        "%,.0f rows a second of CPU".formatted(tally.rows() / passCpu));
    table.add(
        "summary made of it",
        "%,d KiB".formatted(bytes >> 10),
        "<= 1,536 KiB",
        bytes <= Summary.MOST_BYTES,
        "%.1f s of CPU".formatted((cpu() - cpu) / 1e9));
    table.add(
        "peak heap",
        "%,d MiB".formatted(peak() >> 20),
        "",
        true,
        "of %,d MiB".formatted(Runtime.getRuntime().maxMemory() >> 20));
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
