package io.winnow.cli;

import io.winnow.run.RunKind;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Finds listed records in a crawl's index, so that a run need not read them. */
@Command(
    name = "prescreen",
    mixinStandardHelpOptions = true,
    description = {
      "Look a crawl's columnar index up in the policy's SHA-1, URL and domain lists.",
      "INPUTs are Parquet files of the index. Writes ledger, evidence and the exclusion file that",
      "a policy names by `skip:`, so that these records are never read. On a cluster submit it with",
      "jobs/prescreen.sh."
    })
final class PrescreenCommand implements Callable<Integer>, RunsUnits {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions run;
  @Mixin private LocalOptions local;

  @SuppressWarnings("NullAway.Init")
  PrescreenCommand() {}

  @Override
  public Integer call() throws IOException {
    return new RunSession(spec.commandLine(), local).run(run.request(RunKind.PRESCREEN));
  }
}
