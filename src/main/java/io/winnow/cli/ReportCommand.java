package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.policy.Policy;
import io.winnow.proof.TokenKey;
import io.winnow.proof.VerifyingKey;
import io.winnow.report.ChangedPapersException;
import io.winnow.report.EarlierRun;
import io.winnow.report.Papers;
import io.winnow.report.ProofState;
import io.winnow.report.ReportData;
import io.winnow.report.ReportFormat;
import io.winnow.report.ReportedRun;
import io.winnow.report.filtering.StatedFacts;
import io.winnow.run.AuditTrail;
import io.winnow.run.DamagedException;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.spark.PolicyFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a run has to say, for people and for programs. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Write what a run excluded and why, as one file a format.",
      "html is one file that a reviewer decides with: offline, without pictures or text of the"
          + " data, at most 2 MiB however large the ledger is.",
      "First checks that plan and summary are those that the manifest names; exit code 6 if not,"
          + " or if the signature does not hold. Does not re-check tables: `verify` does.",
      "md and croissant need dataset.license, .url and .creator. csv streams the whole ledger and"
          + " compresses it where the file's name ends in .gz.",
      "With --transparency, adds up the figures of several runs (json, csv)."
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "The run directory; with --transparency, several of them.")
  private List<String> runs = List.of();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT[=FILE]",
      description = {
        "A format and the file to write: ${COMPLETION-CANDIDATES}. May be repeated.",
        "FILE is - for standard output; without one it is named after the run and lies in the"
            + " working directory (default: html; with --transparency json)."
      },
      completionCandidates = Formats.class)
  private List<String> formats = List.of();

  @Option(
      names = "--previous",
      paramLabel = "RUN",
      description = "Compare with this run: what is new, gone or surprisingly more.")
  private @Nullable String previous;

  @Option(
      names = "--earlier",
      paramLabel = "RUN",
      description = {
        "A run whose output may still hold what this one excludes: counts it, which takes as long"
            + " as `diff`. May be repeated."
      })
  private List<String> earlier = List.of();

  @Option(
      names = "--token-key",
      paramLabel = "FILE",
      defaultValue = "${env:WINNOW_TOKEN_KEY:-}",
      description = "With --earlier: the runs' token key, to count hits on confidential lists too.")
  private String tokenKey = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The public key (PEM) that the run must be signed with.")
  private @Nullable String key;

  @Option(
      names = "--mask-small",
      description =
          "For html alone: show figures under 5 of the purposes csam and ncii as <5, for wider"
              + " circles.")
  private boolean maskSmall;

  @Option(
      names = "--dataset",
      paramLabel = "POLICY",
      description = {
        "Take the dataset: block from this policy file instead of the run's own, for md, croissant"
            + " and attestation."
      })
  private @Nullable String dataset;

  @Option(
      names = "--transparency",
      description =
          "Add up the figures of all RUNs instead: counts by category, detection,"
              + " decision and media type.")
  private boolean transparency;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "With --transparency: only runs that ended on this day (UTC) or later.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "With --transparency: only runs that ended on this day (UTC) or earlier.")
  private @Nullable String to;

  @Option(names = "--force", description = "Replace files that exist.")
  private boolean force;

  @SuppressWarnings("NullAway.Init")
  ReportCommand() {}

  @Override
  public Integer call() throws IOException {
    try {
      return transparency ? overRuns() : ofOne(only());
    } catch (ChangedPapersException | DamagedException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(e.getMessage());
      err.println(spec.qualifiedName() + ": nothing was written");
      return ExitCode.VERIFICATION_FAILED;
    }
  }

  private String only() {
    List<Problem> problems = new ArrayList<>();
    if (runs.size() > 1) {
      problems.add(Problem.of(runs.get(1), "is a second RUN; only --transparency takes several"));
    }
    if (from != null || to != null) {
      problems.add(Problem.of("--from, --to", "are for --transparency"));
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return runs.get(0);
  }

  private int overRuns() throws IOException {
    notOfOneRun();
    List<String> asked = formats.isEmpty() ? List.of("json") : formats;
    return new TransparencyReport(runs, TransparencyReport.period(from, to), trusted(), force)
        .write(asked, spec.commandLine().getErr());
  }

  /** Whoever gives an option counts on it. */
  private void notOfOneRun() {
    List<Problem> problems = new ArrayList<>();
    if (maskSmall) {
      problems.add(
          Problem.of("--mask-small", "is taken by the html report of one run, not --transparency"));
    }
    if (previous != null) {
      problems.add(
          Problem.of("--previous", "is taken by the report of one run, not --transparency"));
    }
    if (!earlier.isEmpty()) {
      problems.add(
          Problem.of("--earlier", "is taken by the report of one run, not --transparency"));
    }
    if (dataset != null) {
      problems.add(
          Problem.of(
              "--dataset",
              "is taken by md, croissant and attestation of one run, not --transparency"));
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }

  private Optional<VerifyingKey> trusted() {
    return Optional.ofNullable(key).map(SignCommand::publicKey);
  }

  private int ofOne(String run) throws IOException {
    RunDirectory directory = FinishedRun.at(run);
    List<String> asked = formats.isEmpty() ? List.of("html") : formats;
    List<ReportTarget> targets = asked.stream().map(f -> ReportTarget.parse(f, run)).toList();
    PrintWriter err = spec.commandLine().getErr();
    ReportFormats known = new ReportFormats(directory, maskSmall, facts(), err);
    Map<ReportTarget, ReportFormat> writers = new LinkedHashMap<>();
    targets.forEach(target -> writers.put(target, known.of(target)));
    List<Problem> problems = new ArrayList<>(problems(directory, targets));
    ReportData data = data(run, directory);
    writers.values().forEach(format -> problems.addAll(format.problems(data)));
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems.stream().distinct().toList());
    }
    write(writers, data);
    data.proof().faults().forEach(err::println);
    err.flush();
    return data.proof().kind() == ProofState.Kind.BROKEN
        ? ExitCode.VERIFICATION_FAILED
        : ExitCode.DONE;
  }

  /** What can be said before anything is counted; a wrong run among the earlier ones at once. */
  private List<Problem> problems(RunDirectory directory, List<ReportTarget> targets)
      throws IOException {
    List<EarlierNames.Named> others = new ArrayList<>();
    for (String other : earlier) {
      others.add(new EarlierNames.Named(other, FinishedRun.at(other)));
    }
    List<RunLocation> named = new ArrayList<>(List.of(directory.location()));
    others.forEach(other -> named.add(other.run().location()));
    if (previous != null) {
      named.add(FinishedRun.at(previous).location());
    }
    List<Problem> options = new ArrayList<>(EarlierNames.problems(directory, others));
    if (maskSmall) {
      options.addAll(ReportFormats.unmasked(targets));
    }
    if (!earlier.isEmpty() && targets.stream().noneMatch(t -> t.format().equals("html"))) {
      options.add(Problem.of("--earlier", "is counted for html alone; ask for that format too"));
    }
    List<Problem> places = ReportTarget.problems(targets, named, force);
    if (options.isEmpty()) {
      return places;
    }
    options.addAll(places);
    throw new ProblemsException(options);
  }

  private ReportData data(String run, RunDirectory directory) throws IOException {
    Clock clock = Clock.systemUTC();
    ReportedRun reported = new Papers(directory, run).read();
    Optional<ReportedRun> before =
        previous == null
            ? Optional.empty()
            : Optional.of(new Papers(FinishedRun.at(previous), previous).read());
    if (before.isPresent() && before.get().manifestSha256().equals(reported.manifestSha256())) {
      throw new ProblemsException(
          Problem.of(
              "--previous " + previous, "is the run that is reported on; name one before it"));
    }
    List<EarlierRun> others = new ArrayList<>();
    if (!earlier.isEmpty()) {
      Optional<TokenKey> tokens = KeyFiles.tokenKey(tokenKey);
      if (tokens.isPresent()) {
        KeyFiles.requireOf(directory.plan(), tokens.get());
      }
      EarlierRuns runs = new EarlierRuns(directory, tokens, spec.commandLine().getErr());
      for (String other : earlier) {
        others.add(runs.at(other));
      }
    }
    return new ReportData(
        reported,
        before,
        others,
        Signatures.proof(directory, trusted()),
        new AuditTrail(directory.out(), clock).lines(),
        clock.instant());
  }

  private Optional<StatedFacts> facts() {
    return Optional.ofNullable(dataset)
        .map(
            file ->
                new StatedFacts(
                    file, Policy.parse(PolicyFiles.read(file, "policy"), file).dataset()));
  }

  private void write(Map<ReportTarget, ReportFormat> writers, ReportData data) throws IOException {
    try (NewFiles files = new NewFiles(force)) {
      for (Map.Entry<ReportTarget, ReportFormat> writer : writers.entrySet()) {
        Optional<Path> file = writer.getKey().file();
        if (file.isPresent()) {
          files.write(file.get(), out -> writer.getValue().write(data, out));
        }
      }
      files.keep();
    }
    for (Map.Entry<ReportTarget, ReportFormat> writer : writers.entrySet()) {
      Optional<Path> file = writer.getKey().file();
      if (file.isPresent()) {
        spec.commandLine().getErr().println(writer.getKey().format() + " written to " + file.get());
      } else {
        OutputStream out = new BufferedOutputStream(System.out);
        writer.getValue().write(data, out);
        out.flush();
      }
    }
  }

  /** For help and completion. */
  static final class Formats implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return ReportFormats.IDS.iterator();
    }
  }
}
