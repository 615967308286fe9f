package io.winnow.cli;

import io.winnow.audit.RunSignature;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.proof.VerifyingKey;
import io.winnow.report.ChangedPapersException;
import io.winnow.report.EarlierRun;
import io.winnow.report.Papers;
import io.winnow.report.ProofState;
import io.winnow.report.ReportData;
import io.winnow.report.ReportFormat;
import io.winnow.report.ReportedRun;
import io.winnow.run.AuditTrail;
import io.winnow.run.DamagedException;
import io.winnow.run.RunDirectory;
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
      "html is one file that a reviewer decides with: offline, without pictures or text of the data,"
          + " at most 2 MiB however large the ledger is.",
      "First checks that plan and summary are those that the manifest names; exit code 6 if not,"
          + " or if the signature does not hold. Does not re-check tables: `verify` does."
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private String run = "";

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT[=FILE]",
      description = {
        "A format and the file to write: ${COMPLETION-CANDIDATES}. May be repeated.",
        "FILE is - for standard output; without one it is named after the run and lies in the"
            + " working directory (default: html)."
      },
      completionCandidates = Formats.class)
  private List<String> formats = List.of("html");

  @Option(
      names = "--previous",
      paramLabel = "RUN",
      description = "Compare with this run: what is new, gone or surprisingly more.")
  private @Nullable String previous;

  @Option(
      names = "--earlier",
      paramLabel = "RUN",
      description = "A run whose output may still hold what this one excludes. May be repeated.")
  private List<String> earlier = List.of();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The public key (PEM) that the run must be signed with.")
  private @Nullable String key;

  @Option(
      names = "--mask-small",
      description = "Show figures under 5 of the purposes csam and ncii as <5, for wider circles.")
  private boolean maskSmall;

  @Option(names = "--force", description = "Replace files that exist.")
  private boolean force;

  @SuppressWarnings("NullAway.Init")
  ReportCommand() {}

  @Override
  public Integer call() throws IOException {
    RunDirectory directory = FinishedRun.at(run);
    List<ReportTarget> targets = formats.stream().map(f -> ReportTarget.parse(f, run)).toList();
    PrintWriter err = spec.commandLine().getErr();
    ReportFormats known = new ReportFormats(directory, maskSmall, err);
    Map<ReportTarget, ReportFormat> writers = new LinkedHashMap<>();
    targets.forEach(target -> writers.put(target, known.of(target.format())));
    List<Problem> problems =
        new ArrayList<>(ReportTarget.problems(targets, directory.location(), force));
    ReportData data;
    try {
      data = data(directory);
    } catch (ChangedPapersException | DamagedException e) {
      err.println(e.getMessage());
      err.println(spec.qualifiedName() + ": nothing was written");
      return ExitCode.VERIFICATION_FAILED;
    }
    writers.values().forEach(format -> problems.addAll(format.problems(data)));
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    write(writers, data);
    data.proof().faults().forEach(err::println);
    err.flush();
    return data.proof().kind() == ProofState.Kind.BROKEN
        ? ExitCode.VERIFICATION_FAILED
        : ExitCode.DONE;
  }

  private ReportData data(RunDirectory directory) throws IOException {
    Clock clock = Clock.systemUTC();
    Optional<ReportedRun> before =
        previous == null
            ? Optional.empty()
            : Optional.of(new Papers(FinishedRun.at(previous), previous).read());
    List<EarlierRun> others = new ArrayList<>();
    for (String other : earlier) {
      others.add(new Papers(FinishedRun.at(other), other).readEarlier());
    }
    return new ReportData(
        new Papers(directory, run).read(),
        before,
        others,
        proof(directory),
        new AuditTrail(directory.out(), clock).lines(),
        clock.instant());
  }

  private ProofState proof(RunDirectory directory) throws IOException {
    Optional<VerifyingKey> trusted = Optional.ofNullable(key).map(SignCommand::publicKey);
    RunSignature.Finding found = new RunSignature(directory).check(trusted);
    ProofState.Kind kind =
        !found.faults().isEmpty()
            ? ProofState.Kind.BROKEN
            : found.state().equals("unsigned")
                ? ProofState.Kind.UNSIGNED
                : trusted.isPresent()
                    ? ProofState.Kind.AUTHENTICATED
                    : ProofState.Kind.UNAUTHENTICATED;
    return new ProofState(kind, trusted.map(VerifyingKey::id).orElse(""), found.faults());
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
