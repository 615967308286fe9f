package io.winnow.cli;

import io.winnow.audit.RunTables;
import io.winnow.audit.diff.DiffFiles;
import io.winnow.audit.diff.DiffReport;
import io.winnow.audit.diff.RunDiff;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.proof.TokenKey;
import io.winnow.run.Json;
import io.winnow.run.Locations;
import io.winnow.run.RunLocation;
import io.winnow.run.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What became of the same items in two runs. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Compare two runs, item by item: what a change of policy, lists or models did.",
      "Prints counts by reason, rule, list, model and host; with --out also writes the items.",
      "Exit code 0 whether there are differences or not; 6 if a file of a run is damaged, and then",
      "nothing is written."
    })
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RUN_A", description = "The earlier run's directory.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "RUN_B", description = "The later run's directory.")
  private String after = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FOLDER",
      description = "Write the changed items here, as diff.parquet and diff.csv; new files only.")
  private @Nullable String out;

  @Option(
      names = "--token-key",
      paramLabel = "FILE",
      defaultValue = "${env:WINNOW_TOKEN_KEY:-}",
      description =
          "The runs' token key: tells whether one run keeps what the other masks. Masked items are"
              + " named by token all the same.")
  private String tokenKey = "";

  @Option(names = "--json", description = "Print the counts as JSON.")
  private boolean json;

  @SuppressWarnings("NullAway.Init")
  DiffCommand() {}

  @Override
  public Integer call() throws IOException {
    RunTables a = new RunTables(FinishedRun.at(before));
    RunTables b = new RunTables(FinishedRun.at(after));
    Optional<TokenKey> key = KeyFiles.tokenKey(tokenKey);
    RunDiff diff = new RunDiff(a, b, key);
    key.ifPresent(k -> KeyFiles.requireOf(a.plan(), k));
    DiffReport report = run(diff, a, b);
    PrintWriter printed = spec.commandLine().getOut();
    if (json) {
      printed.print(new String(Json.pretty(report), StandardCharsets.UTF_8));
    } else {
      new DiffText(printed).print(report, key.isPresent());
    }
    printed.flush();
    return ExitCode.DONE;
  }

  private DiffReport run(RunDiff diff, RunTables a, RunTables b) throws IOException {
    try (StepLine line = new StepLine(spec.commandLine().getErr(), "shards")) {
      if (out == null) {
        return diff.run(row -> {}, line::step);
      }
      for (RunTables run : List.of(a, b)) {
        refuseInside(run.directory().location());
      }
      try (DiffFiles files = new DiffFiles(Store.at(out))) {
        DiffReport report = diff.run(files, line::step);
        files.keep();
        return report;
      } catch (FileAlreadyExistsException e) {
        throw new ProblemsException(
            Problem.of(
                String.valueOf(out), "holds a diff already; choose an empty or another folder"));
      }
    }
  }

  /** A file that no run has put there is what verify looks for. */
  private void refuseInside(RunLocation run) {
    String folder = String.valueOf(out);
    for (String of : List.of(run.out(), run.ledger(), run.evidence())) {
      if (Locations.overlap(folder, of)) {
        throw new ProblemsException(
            Problem.of(folder, "lies in the run " + Locations.shown(of) + "; choose another"));
      }
    }
  }
}
