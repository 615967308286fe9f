package io.winnow.cli;

import io.winnow.audit.ReviewMatch;
import io.winnow.bind.ReviewLoader;
import io.winnow.bind.SignedReviews;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.policy.DecisionsSpec;
import io.winnow.policy.Policy;
import io.winnow.run.RunDirectory;
import io.winnow.run.Unit;
import io.winnow.spark.PolicyFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at a decisions file, its signature, and what it is about. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Say everything that is wrong with a decisions file, each with its place.",
      "With a run: what its decisions are about, and which of them nobody can make."
    })
final class DecisionsCheckCommand implements Callable<Integer> {
  private static final int MOST_LINES = 20;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The decisions file (CSV).")
  private String file = "";

  @Option(
      names = {"-p", "--policy"},
      paramLabel = "FILE",
      description = "Hold it against the key that this policy wants it signed with.")
  private @Nullable String policy;

  @Option(
      names = "--signed-by",
      paramLabel = "FILE",
      description = "The same with a public key (PEM) of your choice.")
  private @Nullable String signedBy;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Look every decision up in the ledger of this run.")
  private @Nullable String run;

  @SuppressWarnings("NullAway.Init")
  DecisionsCheckCommand() {}

  @Override
  public Integer call() throws IOException {
    SignedReviews reviews =
        ReviewLoader.look(file, key(), PolicyFiles.asNamed(), DecisionsCommand.today());
    PrintWriter out = spec.commandLine().getOut();
    if (run == null) {
      print(out, reviews);
    } else {
      // First what speaks against it: a refusal prints nothing else.
      RunDirectory directory = FinishedRun.at(run);
      keyOfRun(reviews, directory, run);
      shardsOfRun(reviews, directory, run);
      ReviewMatch.Result found =
          new ReviewMatch(file, reviews.set(), reviews::cover, directory).match();
      if (!found.problems().isEmpty()) {
        throw new ProblemsException(found.problems());
      }
      print(out, reviews);
      print(out, found);
    }
    out.flush();
    return ExitCode.DONE;
  }

  private Optional<String> key() {
    if (policy == null) {
      return Optional.ofNullable(signedBy);
    }
    if (signedBy != null) {
      throw new ProblemsException(
          Problem.of("--signed-by", "the policy says which key counts; give one or the other"));
    }
    String location = policy;
    Policy read = Policy.parse(PolicyFiles.read(location, "a policy"), location);
    DecisionsSpec named =
        read.decisions()
            .orElseThrow(
                () ->
                    new ProblemsException(Problem.of(location, "has no decisions: to say whose")));
    return Optional.of(PolicyFiles.resolve(PolicyFiles.folderOf(location), named.signedBy()));
  }

  private void keyOfRun(SignedReviews reviews, RunDirectory directory, String name)
      throws IOException {
    String tokenKeyId = reviews.scope().tokenKeyId();
    if (tokenKeyId != null && !tokenKeyId.equals(directory.plan().tokenKeyId())) {
      throw new ProblemsException(
          Problem.of(file, "was signed for item tokens of another token key than that of " + name));
    }
  }

  private void shardsOfRun(SignedReviews reviews, RunDirectory directory, String name)
      throws IOException {
    List<Unit> units = directory.plan().units();
    if (!units.isEmpty() && units.stream().map(Unit::shard).noneMatch(reviews::cover)) {
      throw new ProblemsException(
          Problem.of(
              file,
              "was signed for shards none of which %s has (by path and length): no decision takes"
                      .formatted(name)
                  + " effect there; decisions sign --run %s signs it for that run"
                      .formatted(name)));
    }
  }

  private void print(PrintWriter out, SignedReviews reviews) {
    out.println(file + ": " + DecisionsCommand.figures(reviews.set()));
    out.println(
        reviews
            .signedBy()
            .map("signed with key %.12s"::formatted)
            .orElse("who signed it was not checked: name a key by --signed-by or a policy by -p"));
    if (reviews.scope().shards() == null) {
      out.println(
          "it does not say which shards it is about: whoever signs it can name the run by --run");
    } else {
      out.println("about items of %,d shards".formatted(reviews.scope().shards().size()));
    }
  }

  private static String lines(List<Integer> lines) {
    String first =
        lines.stream().limit(MOST_LINES).map(String::valueOf).collect(Collectors.joining(", "));
    return lines.size() <= MOST_LINES
        ? first
        : first + " and %,d more".formatted(lines.size() - MOST_LINES);
  }

  private void print(PrintWriter out, ReviewMatch.Result found) {
    found
        .matched()
        .forEach(
            (what, kinds) ->
                out.println("  %s: %s".formatted(what, DecisionsCommand.byKind(kinds))));
    if (!found.outOfScope().isEmpty()) {
      out.println(
          "  of no effect: %,d, on items of shards that the file was not signed for (lines %s)"
              .formatted(found.outOfScope().size(), lines(found.outOfScope())));
    }
    if (found.unmatched() > 0) {
      out.println(
          "  in no ledger row: %,d (items that were kept or set aside, or of another run)"
              .formatted(found.unmatched()));
    }
    if (found.mayCarry() > 0) {
      out.println(
          "  %,d of them are pictures that are out with a known part of their record: if they"
                  .formatted(found.mayCarry())
              + " carry it in their own bytes, they stay out until it is decided on, too");
    }
  }
}
