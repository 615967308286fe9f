package io.winnow.cli;

import io.winnow.core.ProblemsException;
import io.winnow.run.DamagedException;
import io.winnow.run.DiskFull;
import io.winnow.run.RunBusyException;
import io.winnow.spark.NothingToScanException;
import io.winnow.spark.PluginFiles;
import io.winnow.spi.PluginJars;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
      PrescreenCommand.class,
      ReportCommand.class,
      VerifyCommand.class,
      SignCommand.class,
      ExplainCommand.class,
      DiffCommand.class,
      PolicyCommand.class,
      ListsCommand.class,
      DecisionsCommand.class,
      ModelsCommand.class,
      DraftCommand.class,
      FingerprintCommand.class,
      PluginsCommand.class,
      KeysCommand.class,
      AutoComplete.GenerateCompletion.class,
      CommandLine.HelpCommand.class
    })
public final class Main implements Callable<Integer> {
  private static final int HELP_COLUMNS = 96;

  @Spec private CommandSpec spec;

  @Option(
      names = "--plugins",
      scope = CommandLine.ScopeType.INHERIT,
      split = ",",
      paramLabel = "JAR|FOLDER",
      defaultValue = "${env:WINNOW_PLUGINS}",
      description =
          "Take plug-ins from these jars too, or from all jars of a folder; any scheme that Hadoop"
              + " reads. May be repeated (default: the environment variable WINNOW_PLUGINS).")
  private List<String> plugins = new ArrayList<>();

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
        .setUsageHelpWidth(HELP_COLUMNS)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionStrategy(Main::withPlugins)
        .setExecutionExceptionHandler(Main::explain);
  }

  /** The root of whatever command. */
  static Main of(CommandSpec command) {
    return (Main) command.root().userObject();
  }

  /** Locations of plug-in jars and folders. */
  List<String> plugins() {
    return plugins.stream().filter(plugin -> !plugin.isBlank()).toList();
  }

  @SuppressWarnings("try") // The plug-ins are held, not asked.
  private static int withPlugins(ParseResult parsed) {
    List<String> named = of(parsed.commandSpec()).plugins();
    PluginJars.Use use;
    try {
      use = PluginFiles.use(PluginFiles.find(named));
    } catch (ProblemsException e) {
      CommandLine called = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
      throw new ExecutionException(called, String.valueOf(e.getMessage()), e);
    }
    try (use) {
      return new CommandLine.RunLast().execute(parsed);
    }
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.REFUSED;
  }

  private static int explain(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    boolean isRun = command.getCommand() instanceof RunsUnits;
    if (e instanceof ProblemsException problems) {
      problems.problems().forEach(err::println);
      int count = problems.problems().size();
      err.println(
          "%s: %s%s"
              .formatted(
                  name,
                  count == 1 ? "1 problem" : "%,d problems".formatted(count),
                  isRun ? "; nothing ran" : ""));
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
    if (e instanceof DamagedException damaged && !isRun) {
      return Failures.damaged(damaged, command.getCommandSpec());
    }
    if (e instanceof IOException io) {
      err.println(
          "%s: %s%s"
              .formatted(
                  name,
                  Failures.sentence(io),
                  isRun
                      ? "; what is committed stays: put it right, then go on with --resume"
                      : ""));
      return isRun ? ExitCode.INCOMPLETE : ExitCode.REFUSED;
    }
    if (DiskFull.isBehind(e)) {
      err.println(name + ": the disk is full; free some space, then go on with --resume");
      return isRun ? ExitCode.INCOMPLETE : ExitCode.REFUSED;
    }
    Optional<String> lacking = Failures.missingFileSystem(e);
    if (lacking.isPresent()) {
      err.println(name + ": " + lacking.get());
      return ExitCode.REFUSED;
    }
    err.println(name + ": internal error: " + e.getClass().getName());
    // Where it happened, without messages: they may quote what was parsed.
    for (StackTraceElement at : e.getStackTrace()) {
      err.println("  at " + at);
    }
    return ExitCode.INTERNAL_ERROR;
  }
}
