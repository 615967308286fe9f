package io.winnow.cli;

import io.winnow.run.RunKind;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Scans shards and writes clean tables, ledger and evidence. */
@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    description = {
      "Scan shards; write cleaned Parquet and the exclusion ledger.",
      "On a laptop it runs by itself; on a cluster submit it with jobs/clean.sh."
    })
final class CleanCommand implements Callable<Integer>, RunsUnits {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions run;
  @Mixin private LocalOptions local;

  @SuppressWarnings("NullAway.Init")
  CleanCommand() {}

  @Override
  public Integer call() throws IOException {
    return new RunSession(spec.commandLine(), local).run(run.request(RunKind.CLEAN));
  }
}
