package io.winnow.cli;

import org.apache.spark.SparkConf;
import picocli.CommandLine.Option;

/** How a run uses this machine, and what it prints. */
final class LocalOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Shards at a time on this machine (default: one per core). Not with a cluster.")
  private int threads;

  @Option(names = "--json", description = "Print the manifest as JSON instead of the summary.")
  boolean json;

  /** Says where to run, unless spark-submit has said it. */
  void applyTo(SparkConf conf, int attempts) {
    if (!conf.contains("spark.master")) {
      int slots = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
      conf.set("spark.master", "local[%d,%d]".formatted(slots, attempts));
      // One JVM, one user: nothing listens beyond this machine.
      conf.set("spark.driver.host", "127.0.0.1");
      conf.set("spark.driver.bindAddress", "127.0.0.1");
    }
  }
}
