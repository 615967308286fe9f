package io.winnow.cli;

import io.winnow.run.RunKind;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A dry run: everything that clean does, but no clean tables. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = "Dry run: like clean, but writes the ledger only and no clean tables.")
final class ScanCommand implements Callable<Integer>, RunsUnits {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions run;
  @Mixin private LocalOptions local;

  @SuppressWarnings("NullAway.Init")
  ScanCommand() {}

  @Override
  public Integer call() throws IOException {
    return new RunSession(spec.commandLine(), local).run(run.request(RunKind.SCAN));
  }
}
