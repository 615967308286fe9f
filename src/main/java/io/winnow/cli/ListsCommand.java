package io.winnow.cli;

import io.winnow.bind.Binder;
import io.winnow.bind.Bound;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.list.LoadedList;
import io.winnow.policy.Policy;
import io.winnow.screen.ScreenerPool;
import io.winnow.spark.PolicyFiles;
import io.winnow.spark.Screeners;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at the lists of a policy. Never prints an entry. */
@Command(
    name = "lists",
    mixinStandardHelpOptions = true,
    description = "Check a policy's lists, show their figures, match files against them.",
    subcommands = {
      ListsCommand.Check.class,
      ListsCommand.Info.class,
      ListsMatchCommand.class,
      ListsSyncCommand.class
    },
    synopsisSubcommandLabel = "(check | info | match | sync)")
final class ListsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ListsCommand() {}

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.REFUSED;
  }

  /** Policy, lists and models of a policy file, all gates passed. */
  static Bound bound(String file) {
    return bound(file, LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC));
  }

  private static Bound bound(String file, LocalDate today) {
    Policy policy = Policy.parse(PolicyFiles.read(file, "a policy"), file);
    return Binder.gated(policy, PolicyFiles.opener(PolicyFiles.folderOf(file)), today, Map.of());
  }

  private static String figures(LoadedList list) {
    return "%s  %s  version %s of %s  %s  %s"
        .formatted(
            list.id(),
            list.purpose().id() + (list.confidential() ? " (confidential)" : ""),
            list.version(),
            list.date(),
            counts(list.counts()),
            list.hasCanary() ? "canary found" : "no canary");
  }

  private static String counts(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(e -> "%,d %s".formatted(e.getValue(), e.getKey()))
        .collect(Collectors.joining(", "));
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Load every list and model of a policy and pass every gate.",
        "Gates are age, size, canary and label names. Says everything that is wrong."
      })
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
        names = {"-p", "--policy"},
        required = true,
        paramLabel = "FILE",
        description = "The policy (YAML).")
    private String policy = "";

    @Option(
        names = "--today",
        paramLabel = "DATE",
        description = "Count ages to this day (default: today, UTC).")
    private @Nullable LocalDate today;

    @SuppressWarnings("NullAway.Init")
    Check() {}

    @Override
    public Integer call() {
      Bound bound = today == null ? bound(policy) : bound(policy, today);
      PrintWriter out = spec.commandLine().getOut();
      bound.lists().values().forEach(list -> out.println("ok  " + figures(list)));
      out.flush();
      List<String> models = List.copyOf(bound.models().keySet());
      if (!models.isEmpty()) {
        prove(bound.policy(), models);
      }
      bound
          .models()
          .values()
          .forEach(m -> out.println("ok  " + m.id() + "  version " + m.version() + "  self-test"));
      out.flush();
      return ExitCode.DONE;
    }
  }

  /** A screener is ready only once its models have given their known answers. */
  private static void prove(Policy policy, List<String> models) {
    try (ScreenerPool pool = Screeners.pool(policy, models, List.of())) {
      pool.prove();
    } catch (IOException e) {
      throw new ProblemsException(Problem.of("screener", String.valueOf(e.getMessage())));
    }
  }

  @Command(
      name = "info",
      mixinStandardHelpOptions = true,
      description = "Print each list's version, date, digest and number of entries by kind.")
  static final class Info implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
        names = {"-p", "--policy"},
        required = true,
        paramLabel = "FILE",
        description = "The policy (YAML).")
    private String policy = "";

    @SuppressWarnings("NullAway.Init")
    Info() {}

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      for (LoadedList list : bound(policy).lists().values()) {
        out.println(figures(list));
        out.println("  sha256  " + list.digest());
        if (!list.skipped().isEmpty()) {
          out.println("  not active: " + counts(list.skipped()));
        }
      }
      out.flush();
      return ExitCode.DONE;
    }
  }
}
