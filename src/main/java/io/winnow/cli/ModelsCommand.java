package io.winnow.cli;

import io.winnow.core.Limits;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.screen.ScreenerPool;
import io.winnow.spark.Screeners;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ImageModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at the scoring models on the class path. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "List or self-test the scoring models.",
    subcommands = {ModelsCommand.Info.class, ModelsCommand.Check.class},
    synopsisSubcommandLabel = "(info | check)")
final class ModelsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ModelsCommand() {}

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.REFUSED;
  }

  @Command(
      name = "info",
      mixinStandardHelpOptions = true,
      description = "Print each model's id, version and labels.")
  static final class Info implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    Info() {}

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      for (ImageModel model : Catalogue.load(ImageModel.class).all()) {
        out.println(
            "%s %s  labels: %s  unsafe: %s"
                .formatted(
                    model.id(),
                    model.version(),
                    String.join(", ", model.labels()),
                    String.join(" + ", model.unsafeLabels())));
      }
      out.flush();
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Run each model's self-test: known pictures, known scores.")
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    Check() {}

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      for (ImageModel model : Catalogue.load(ImageModel.class).all()) {
        try (ScreenerPool pool = Screeners.pool(Limits.DEFAULT, List.of(model.id()))) {
          pool.prove();
        } catch (IOException e) {
          throw new ProblemsException(Problem.of("model " + model.id(), e.getMessage()));
        }
        out.println(model.id() + " " + model.version() + ": self-test passed");
      }
      out.flush();
      return ExitCode.DONE;
    }
  }
}
