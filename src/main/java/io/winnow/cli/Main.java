package io.winnow.cli;

import io.winnow.core.ProblemsException;
import io.winnow.run.RunBusyException;
import io.winnow.spark.NothingToScanException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The {@code winnow} command. */
@Command(
    name = "winnow",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = {
      "Keeps known and scored harmful material out of crawled training data, and proves it."
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 internal error, 2 refused (nothing ran), 3 a --fail-on gate failed,",
      "  4 incomplete, 5 nothing to scan, 6 verification failed."
    },
    subcommands = {
      CleanCommand.class,
      ScanCommand.class,
      VerifyCommand.class,
      PolicyCommand.class,
      ListsCommand.class,
      ModelsCommand.class,
      FingerprintCommand.class,
      KeysCommand.class,
      AutoComplete.GenerateCompletion.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  /** Set by picocli before the command runs. */
  @SuppressWarnings("NullAway.Init")
  public Main() {}

  public static void main(String[] arguments) {
    int code = commandLine().execute(arguments);
    System.out.flush();
    System.err.flush();
    // Spark leaves threads behind that are no daemons.
    System.exit(code);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::explain);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
  }

  private static int explain(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    if (e instanceof ProblemsException problems) {
      problems.problems().forEach(err::println);
      int count = problems.problems().size();
      err.println(
          "%s: %s; nothing ran"
              .formatted(name, count == 1 ? "1 problem" : "%,d problems".formatted(count)));
      return ExitCode.REFUSED;
    }
    if (e instanceof RunBusyException) {
      err.println(name + ": " + e.getMessage());
      return ExitCode.REFUSED;
    }
    if (e instanceof NothingToScanException) {
      err.println(name + ": " + e.getMessage());
      return ExitCode.NOTHING_SCANNED;
    }
    if (e instanceof IOException failure) {
      err.println(name + ": " + Failures.sentence(failure));
      return ExitCode.INCOMPLETE;
    }
    err.println(name + ": internal error: " + e.getClass().getName());
    // Where it happened, without messages: they may quote what was parsed.
    for (StackTraceElement at : e.getStackTrace()) {
      err.println("  at " + at);
    }
    return ExitCode.INTERNAL_ERROR;
  }
}
