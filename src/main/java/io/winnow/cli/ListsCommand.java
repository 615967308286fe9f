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
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at the lists of a policy. Never prints an entry. */
@Command(
    name = "lists",
    mixinStandardHelpOptions = true,
    description = "Sync and build lists, check and show them, match runs against them.",
    subcommands = {
      ListsBuildCommand.class,
      ListsCommand.Check.class,
      ListsInfoCommand.class,
      ListsMatchCommand.class,
      ListsSyncCommand.class
    },
    synopsisSubcommandLabel = "(build | check | info | match | sync)")
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
  static Bound bound(String file, Optional<String> listKey) {
    return bound(file, listKey, LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC));
  }

  private static Bound bound(String file, Optional<String> listKey, LocalDate today) {
    Policy policy = Policy.parse(PolicyFiles.read(file, "a policy"), file);
    return Binder.gated(
        policy,
        PolicyFiles.opener(PolicyFiles.folderOf(file)),
        PolicyFiles.listKey(listKey),
        today,
        Map.of());
  }

  static String figures(LoadedList list) {
    return "%s  %s  version %s of %s  %s  %s"
        .formatted(
            list.id(),
            list.purpose().id() + (list.confidential() ? " (confidential)" : ""),
            list.version(),
            list.date(),
            ListFigures.counts(list.counts()),
            list.hasCanary() ? "canary found" : "no canary");
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Load every list and model of a policy and pass every gate.",
        "Gates are age, size, coverage, canaries, permissions, purpose and label names. Says",
        "everything that is wrong. Shrinkage and steps back are checked by clean and scan, which",
        "know what was used last (--list-state)."
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

    @Mixin private ListKeyOption listKey;

    @SuppressWarnings("NullAway.Init")
    Check() {}

    @Override
    public Integer call() {
      Bound bound =
          today == null ? bound(policy, listKey.file()) : bound(policy, listKey.file(), today);
      PrintWriter out = spec.commandLine().getOut();
      for (LoadedList list : bound.lists().values()) {
        out.println("ok  " + figures(list));
        out.println("    " + list.coverage().sentence(list.id()));
        list.tolerated().forEach(problem -> out.println("    malformed, allowed: " + problem));
      }
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
}
