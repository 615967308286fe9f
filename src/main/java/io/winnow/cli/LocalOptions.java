package io.winnow.cli;

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

  /** Shards at a time on this machine. */
  int slots() {
    return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
  }
}
