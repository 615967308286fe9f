package io.winnow.cli;

import io.winnow.bind.Bound;
import io.winnow.core.DistanceBand;
import io.winnow.core.Finding;
import io.winnow.core.ListHit;
import io.winnow.core.Nearness;
import io.winnow.judge.Judge;
import io.winnow.screen.Screener;
import io.winnow.screen.ScreenerPool;
import io.winnow.spark.Screeners;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which lists local files match, as a run would find it. */
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    description = {
      "Say which lists of a policy local files match.",
      "By digests and, of pictures, by perceptual hash in distance bands. Never prints an entry."
    })
final class ListsMatchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-p", "--policy"},
      required = true,
      paramLabel = "FILE",
      description = "The policy (YAML).")
  private String policy = "";

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Local files.")
  private List<Path> files = List.of();

  @SuppressWarnings("NullAway.Init")
  ListsMatchCommand() {}

  @Override
  public Integer call() throws IOException {
    Bound bound = ListsCommand.bound(policy);
    Judge judge = new Judge(bound.policy(), bound.lists(), bound.unsafeLabels());
    PrintWriter out = spec.commandLine().getOut();
    try (ScreenerPool pool =
            Screeners.pool(bound.policy(), List.copyOf(bound.models().keySet()), List.of());
        Screener screener = pool.lease(() -> false)) {
      for (Path file : files) {
        byte[] bytes = LocalFiles.read(file, bound.policy().limits());
        List<Finding> findings = new ArrayList<>(judge.beforeMeasuring(LocalFiles.digests(bytes)));
        findings.addAll(judge.measured(LocalFiles.measure(screener, bytes, file)));
        print(out, file, findings);
      }
    }
    out.flush();
    return ExitCode.DONE;
  }

  /** A band of bits needs its unit, one of shares has it. */
  private static String shown(DistanceBand band) {
    return band.id().endsWith("%") ? band.id() : band.id() + " bits";
  }

  private static void print(PrintWriter out, Path file, List<Finding> findings) {
    boolean any = false;
    for (Finding finding : findings) {
      ListHit hit = finding.list();
      if (hit != null) {
        any = true;
        Nearness nearness = hit.nearness();
        out.println(
            "%s\tmatch\trule %s\tlist %s %s\tby %s%s"
                .formatted(
                    file,
                    finding.ruleId(),
                    hit.listId(),
                    hit.listVersion(),
                    hit.matchedBy(),
                    nearness == null ? "" : "\tdistance " + shown(nearness.band())));
      } else if (finding.model() == null) {
        any = true;
        out.println(file + "\t" + finding.findingClass().id() + "\t" + finding.reason().id());
      }
    }
    if (!any) {
      out.println(file + "\tno match");
    }
  }
}
