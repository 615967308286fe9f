package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.policy.Policy;
import io.winnow.spark.MemoryPlan;
import io.winnow.spark.PolicyFiles;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at a policy. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = "Check or show a policy; say how much memory it needs.",
    subcommands = {PolicyCommand.Check.class, PolicyCommand.Show.class, PolicyCommand.Memory.class},
    synopsisSubcommandLabel = "(check | show | memory)")
final class PolicyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  PolicyCommand() {}

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.REFUSED;
  }

  private static Policy read(String file) {
    return Policy.parse(PolicyFiles.read(file, "a policy"), file);
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Say everything that is wrong with a policy, each with its place.")
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "POLICY", description = "The policy (YAML).")
    private String file = "";

    @SuppressWarnings("NullAway.Init")
    Check() {}

    @Override
    public Integer call() {
      Policy policy = read(file);
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          "%s: policy %s is valid: %,d lists, %,d rules, digest %s"
              .formatted(
                  file,
                  policy.name(),
                  policy.lists().size(),
                  policy.rules().size(),
                  policy.digest()));
      out.println("lists and models are checked by `winnow lists check -p " + file + "`");
      out.flush();
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "memory",
      mixinStandardHelpOptions = true,
      description = "Say how much memory an executor needs under a policy's limits, and why.")
  static final class Memory implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "POLICY", description = "The policy file.")
    private String file = "";

    @Option(
        names = "--slots",
        paramLabel = "N",
        defaultValue = "1",
        description = "Tasks at a time in one executor: spark.executor.cores (default: 1).")
    private int slots;

    @Option(
        names = "--conf",
        description = "Print the two settings for Spark, KEY=VALUE, and nothing else.")
    private boolean conf;

    @SuppressWarnings("NullAway.Init")
    Memory() {}

    @Override
    public Integer call() {
      if (slots < 1 || slots > 1024) {
        throw new ProblemsException(Problem.of("--slots", "must be 1 to 1024, not " + slots));
      }
      MemoryPlan plan = MemoryPlan.of(read(file).limits(), slots);
      PrintWriter out = spec.commandLine().getOut();
      if (conf) {
        out.println("spark.executor.memory=" + plan.heap() + "m");
        out.println("spark.executor.memoryOverhead=" + plan.overhead() + "m");
      } else {
        out.print(plan.explained());
      }
      out.flush();
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Print a policy with all defaults filled in, as its digest sees it.")
  static final class Show implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "POLICY", description = "The policy (YAML).")
    private String file = "";

    @SuppressWarnings("NullAway.Init")
    Show() {}

    @Override
    public Integer call() {
      Policy policy = read(file);
      PrintWriter out = spec.commandLine().getOut();
      out.println("# digest: " + policy.digest());
      out.print(policy.canonical());
      out.flush();
      return ExitCode.DONE;
    }
  }
}
