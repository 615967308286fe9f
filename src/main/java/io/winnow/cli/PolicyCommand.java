package io.winnow.cli;

import io.winnow.policy.Policy;
import io.winnow.spark.PolicyFiles;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at a policy. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = "Check or show a policy.",
    subcommands = {PolicyCommand.Check.class, PolicyCommand.Show.class},
    synopsisSubcommandLabel = "(check | show)")
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
    return Policy.parse(PolicyFiles.read(file, "a policy", new Configuration()), file);
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
