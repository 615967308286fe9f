package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.proof.VerifyingKey;
import io.winnow.report.Papers;
import io.winnow.report.ProofState;
import io.winnow.report.ReportedRun;
import io.winnow.report.transparency.NamedRun;
import io.winnow.report.transparency.Period;
import io.winnow.report.transparency.Transparency;
import io.winnow.report.transparency.TransparencyCsv;
import io.winnow.run.Json;
import io.winnow.run.RunDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code report --transparency}: figures over several runs.
 *
 * @param runs as the user named them
 * @param period which of them count
 * @param trusted the key that all must be signed with, if the user named one
 * @param force whether files are replaced
 */
record TransparencyReport(
    List<String> runs, Period period, Optional<VerifyingKey> trusted, boolean force) {
  private static final List<String> FORMATS = List.of("json", "csv");

  /**
   * Reads the options.
   *
   * @throws ProblemsException if one is no day, or the last is before the first
   */
  static Period period(@Nullable String from, @Nullable String to) {
    Optional<LocalDate> first = day("--from", from);
    Optional<LocalDate> last = day("--to", to);
    if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
      throw new ProblemsException(Problem.of("--to " + to, "is before --from " + from));
    }
    return new Period(first, last);
  }

  private static Optional<LocalDate> day(String option, @Nullable String text) {
    try {
      return Optional.ofNullable(text).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw new ProblemsException(Problem.of(option, "needs a day, YYYY-MM-DD"));
    }
  }

  /** Writes the files; returns the exit code. */
  int write(List<String> formats, PrintWriter err) throws IOException {
    List<ReportTarget> targets = formats.stream().map(TransparencyReport::target).toList();
    Set<Problem> problems = new LinkedHashSet<>();
    for (ReportTarget target : targets) {
      if (!FORMATS.contains(target.format())) {
        problems.add(
            Problem.of(
                "-f " + target.format(),
                "is no format of --transparency; there are " + String.join(", ", FORMATS)));
      }
    }
    List<NamedRun> named = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (String run : runs) {
      RunDirectory directory = FinishedRun.at(run);
      problems.addAll(ReportTarget.problems(targets, List.of(directory.location()), force));
      ReportedRun papers = new Papers(directory, run).read();
      ProofState proof = Signatures.proof(directory, trusted);
      proof.faults().forEach(fault -> faults.add(run + ": " + fault));
      named.add(new NamedRun(papers, proof.kind()));
    }
    problems.addAll(twice(named));
    if (!problems.isEmpty()) {
      throw new ProblemsException(List.copyOf(problems));
    }
    write(targets, Transparency.of(named, period, Instant.now()), err);
    faults.forEach(err::println);
    return faults.isEmpty() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED;
  }

  private static ReportTarget target(String text) {
    ReportTarget target = ReportTarget.parse(text, "transparency");
    return text.contains("=")
        ? target
        : new ReportTarget(
            target.format(), Optional.of(Path.of("transparency." + target.format())));
  }

  /** A run that is named twice would count twice. */
  private static List<Problem> twice(List<NamedRun> named) {
    Map<String, String> seen = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (NamedRun one : named) {
      String before = seen.putIfAbsent(one.run().manifestSha256(), one.run().location());
      if (before != null) {
        problems.add(
            Problem.of(one.run().location(), "is the same run as " + before + "; name it once"));
      }
    }
    return problems;
  }

  private void write(List<ReportTarget> targets, Transparency figures, PrintWriter err)
      throws IOException {
    try (NewFiles files = new NewFiles(force)) {
      for (ReportTarget target : targets) {
        if (target.file().isPresent()) {
          files.write(target.file().get(), out -> out.write(bytes(target, figures)));
        }
      }
      files.keep();
    }
    for (ReportTarget target : targets) {
      if (target.file().isPresent()) {
        err.println(target.format() + " written to " + target.file().get());
      } else {
        System.out.write(bytes(target, figures));
        System.out.flush();
      }
    }
    err.flush();
  }

  private static byte[] bytes(ReportTarget target, Transparency figures) {
    return target.format().equals("csv") ? TransparencyCsv.of(figures) : Json.pretty(figures);
  }
}
