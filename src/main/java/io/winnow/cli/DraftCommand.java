package io.winnow.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Drafts what an authorised person may send. */
@Command(
    name = "draft",
    mixinStandardHelpOptions = true,
    description = "Draft reports to hotlines from a run's evidence. Nothing is ever sent.",
    subcommands = DraftCybertipCommand.class,
    synopsisSubcommandLabel = "cybertip")
final class DraftCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DraftCommand() {}

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.REFUSED;
  }
}
