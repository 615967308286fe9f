package io.winnow.cli;

import io.winnow.audit.Recheck;
import io.winnow.bind.Bound;
import io.winnow.core.Decision;
import io.winnow.core.DistanceBand;
import io.winnow.core.Finding;
import io.winnow.core.ListHit;
import io.winnow.core.Nearness;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Shard;
import io.winnow.core.Verdict;
import io.winnow.judge.ItemReviews;
import io.winnow.judge.Judge;
import io.winnow.list.LoadedList;
import io.winnow.policy.ListRule;
import io.winnow.policy.MatchKind;
import io.winnow.policy.Rule;
import io.winnow.proof.TokenKey;
import io.winnow.run.AuditTrail;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.Unit;
import io.winnow.spark.PolicyFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Holds what a run kept against lists as they are now.
 *
 * <p>It answers for the items of a run only, in bands, and leaves an audit line: whoever could ask
 * for hashes of his own choice could find out a list's entries with it.
 */
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    description = {
      "Hold what a run kept against a policy's lists as they are now.",
      "From the fingerprints in the run's tables: no content is read. Prints the item's token, rule,"
          + " list and distance band, never an entry, and leaves an audit line in the run."
    })
final class ListsMatchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private String run = "";

  @Option(
      names = {"-p", "--policy"},
      required = true,
      paramLabel = "FILE",
      description = "The policy (YAML).")
  private String policy = "";

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "Why you ask; it stands in the audit line.")
  private String why = "";

  @Option(
      names = "--token-key",
      required = true,
      paramLabel = "FILE",
      defaultValue = "${env:WINNOW_TOKEN_KEY}",
      description = "The run's token key: hits on confidential lists are named by token.")
  private String tokenKey = "";

  @Option(
      names = "--item",
      paramLabel = "ID",
      description = "Ask for this item only; may be repeated (default: all that was kept).")
  private List<String> items = new ArrayList<>();

  @Mixin private ListKeyOption listKey;

  @SuppressWarnings("NullAway.Init")
  ListsMatchCommand() {}

  @Override
  public Integer call() throws IOException {
    if (why.isBlank()) {
      throw new ProblemsException(Problem.of("--why", "say why; it stands in the audit line"));
    }
    TokenKey key = PolicyFiles.tokenKey(tokenKey);
    RunDirectory directory = FinishedRun.at(run);
    if (!directory.plan().tokenKeyId().equals(key.id())) {
      throw new ProblemsException(Problem.of(tokenKey, "is not the token key of this run"));
    }
    Bound bound = ListsCommand.bound(policy, listKey.file());
    Judge judge =
        new Judge(
            bound.policy(),
            bound.lists(),
            bound.unsafeLabels(),
            reviews(bound, directory.plan(), key));
    AuditTrail trail = new AuditTrail(directory.out(), Clock.systemUTC());
    // Before the answer: who breaks off in the middle has asked all the same.
    trail.write(user(), why, "lists match", facts(bound));
    PrintWriter out = spec.commandLine().getOut();
    Map<Verdict, Long> verdicts = new TreeMap<>();
    Optional<Set<String>> only =
        items.isEmpty() ? Optional.empty() : Optional.of(new LinkedHashSet<>(items));
    long asked =
        new Recheck(directory, judge)
            .run(
                only,
                (item, decision) -> {
                  verdicts.merge(decision.verdict(), 1L, Long::sum);
                  print(out, decision.isConfidential() ? key.itemToken(item) : item, decision);
                });
    out.println(
        "%,d kept items compared; would now be: %s"
            .formatted(
                asked,
                verdicts.isEmpty()
                    ? "kept, all of them"
                    : verdicts.entrySet().stream()
                        .map(e -> "%s %,d".formatted(e.getKey().id(), e.getValue()))
                        .collect(Collectors.joining(", "))));
    if (bound.policy().rules().stream().anyMatch(ListsMatchCommand::isOfTerms)) {
      out.println("rules on terms were not asked: a run does not keep whole texts");
    }
    out.flush();
    if (only.isPresent() && asked < only.get().size()) {
      throw new ProblemsException(
          Problem.of(
              run,
              "%,d of the items asked for are not in its clean tables"
                  .formatted(only.get().size() - asked)));
    }
    return ExitCode.DONE;
  }

  /** What reviewers have decided on items of that run. */
  static ItemReviews reviews(Bound bound, Plan plan, TokenKey key) {
    Set<String> reviewed =
        plan.units().stream()
            .map(Unit::shard)
            .filter(bound.reviews()::cover)
            .map(Shard::path)
            .collect(Collectors.toUnmodifiableSet());
    return ItemReviews.of(bound.reviews().set(), key, reviewed::contains);
  }

  private static boolean isOfTerms(Rule rule) {
    return rule instanceof ListRule list && list.match().contains(MatchKind.TERM);
  }

  /** A band of bits needs its unit, one of shares has it. */
  private static String shown(DistanceBand band) {
    return band.id().endsWith("%") ? band.id() : band.id() + " bits";
  }

  private Map<String, String> facts(Bound bound) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("policy", bound.policy().digest());
    if (!bound.reviews().set().isEmpty()) {
      facts.put("decisions", "sha256 " + bound.reviews().set().sha256());
    }
    facts.put("items", items.isEmpty() ? "all" : Integer.toString(items.size()));
    for (LoadedList list : bound.lists().values()) {
      facts.put("list " + list.id(), list.version() + " sha256 " + list.digest());
    }
    return facts;
  }

  private static String user() {
    return AuditName.ofUser();
  }

  private static void print(PrintWriter out, String name, Decision decision) {
    String review = decision.review().map(f -> "\t" + f.reason().id()).orElse("");
    for (Finding finding : decision.findings()) {
      ListHit hit = finding.list();
      if (hit != null) {
        Nearness nearness = hit.nearness();
        out.println(
            "%s\t%s\trule %s\tlist %s %s\tby %s%s%s"
                .formatted(
                    name,
                    decision.verdict().id(),
                    finding.ruleId(),
                    hit.listId(),
                    hit.listVersion(),
                    hit.matchedBy(),
                    nearness == null ? "" : "\tdistance " + shown(nearness.band()),
                    review));
      }
    }
  }
}
