package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.run.Gate;
import io.winnow.run.RunKind;
import io.winnow.run.RunLocation;
import io.winnow.spark.CleanRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options of a run: where, how many, how fast; never what is kept. */
final class RunOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(
      arity = "0..*",
      paramLabel = "INPUT",
      description = "Shards: files, folders or globs; any scheme that Hadoop reads.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--inputs-from",
      paramLabel = "FILE",
      description = "Read more inputs from a file, one a line (also .gz).")
  private @Nullable String inputsFrom;

  @Option(
      names = {"-p", "--policy"},
      required = true,
      paramLabel = "FILE",
      description = "What is checked, with which verdicts and limits (YAML).")
  private String policy = "";

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FOLDER",
      description = "The run directory; new or empty.")
  private String out = "";

  @Option(
      names = "--ledger-dir",
      paramLabel = "FOLDER",
      description = "Put the ledger elsewhere (default: OUT/ledger).")
  private @Nullable String ledgerDir;

  @Option(
      names = "--evidence-dir",
      paramLabel = "FOLDER",
      description = "Put the restricted evidence table elsewhere (default: OUT/evidence).")
  private @Nullable String evidenceDir;

  @Option(
      names = "--token-key",
      paramLabel = "FILE",
      defaultValue = "${env:WINNOW_TOKEN_KEY}",
      description =
          "File with the secret that makes tokens (default: the file that the environment variable"
              + " WINNOW_TOKEN_KEY names); `winnow keys new FILE` makes one.")
  private @Nullable String tokenKey;

  @Option(
      names = "--list-key",
      paramLabel = "FILE",
      description =
          "File with the key of sealed lists (default: the environment variable WINNOW_LIST_KEY may"
              + " hold the key itself).")
  private @Nullable String listKey;

  @Option(
      names = "--list-state",
      paramLabel = "FILE",
      description =
          "Remembers each list's version and size, so that a list that steps back or shrinks"
              + " stops the next run.")
  private @Nullable String listState;

  @Option(names = "--resume", description = "Go on with the same run in OUT, if there is one.")
  private boolean resume;

  @Option(
      names = "--overwrite",
      description = "Replace a run in OUT: deletes Winnow's own files there, never evidence.")
  private boolean overwrite;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often a shard is tried before it counts as failed (default: 3).")
  private int attempts;

  @Option(
      names = "--previous",
      paramLabel = "RUN",
      description =
          "The run before this one in a series: its number and digest stand in this run's manifest."
              + " Changes no row.")
  private @Nullable String previous;

  @Option(
      names = "--fail-on",
      paramLabel = "CLASS[=SHARE]",
      description =
          "End with exit code 3 and without _SUCCESS if the share of items that are excluded with"
              + " findings of a class is over SHARE, such as unscannable=5%%; without SHARE, if"
              + " any is. Classes: known, unscannable, policy, scored. Items set aside do not"
              + " count. May be repeated. Changes no row.")
  private List<String> failOn = new ArrayList<>();

  /** Set by picocli before the command runs. */
  @SuppressWarnings("NullAway.Init")
  RunOptions() {}

  /** The request that these options make. */
  CleanRequest request(RunKind kind) {
    List<Problem> problems = new ArrayList<>();
    if (inputs.isEmpty() && inputsFrom == null) {
      problems.add(
          Problem.of("INPUT", "name at least one shard, folder or glob, or --inputs-from"));
    }
    if (resume && overwrite) {
      problems.add(Problem.of("--resume", "cannot go with --overwrite; choose one"));
    }
    if (attempts < 1 || attempts > 20) {
      problems.add(Problem.of("--attempts", "must be 1 to 20, not " + attempts));
    }
    List<Gate> gates = new ArrayList<>();
    for (String text : failOn) {
      Gate.parse(text)
          .ifPresentOrElse(
              gates::add,
              () ->
                  problems.add(
                      Problem.of(
                          "--fail-on",
                          "\"%s\" is no gate; write known, unscannable, policy or scored, alone or with a share of 0–100 %%, such as unscannable=5%%"
                              .formatted(text))));
    }
    String key = tokenKey == null ? "" : tokenKey;
    if (key.isBlank()) {
      problems.add(
          Problem.of(
              "--token-key",
              "is needed: the ledger names confidential hits by keyed tokens; make a key with"
                  + " `winnow keys new FILE`"));
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return new CleanRequest(
        inputs,
        Optional.ofNullable(inputsFrom),
        policy,
        RunLocation.of(out, Optional.ofNullable(ledgerDir), Optional.ofNullable(evidenceDir)),
        key,
        Optional.ofNullable(listKey),
        kind,
        overwrite
            ? CleanRequest.Existing.OVERWRITE
            : resume ? CleanRequest.Existing.RESUME : CleanRequest.Existing.REFUSE,
        Optional.ofNullable(listState),
        gates,
        Main.of(command).plugins(),
        Optional.ofNullable(previous),
        attempts);
  }
}
