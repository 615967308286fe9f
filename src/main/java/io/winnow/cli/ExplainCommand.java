package io.winnow.cli;

import io.winnow.audit.ItemName;
import io.winnow.audit.RunTables;
import io.winnow.audit.explain.Explainer;
import io.winnow.audit.explain.Explanation;
import io.winnow.audit.explain.FoundItem;
import io.winnow.audit.explain.NearMisses;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Row;
import io.winnow.proof.TokenKey;
import io.winnow.run.Json;
import io.winnow.run.RunDirectory;
import io.winnow.spark.Rerun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Why an item has its verdict. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Explain one item of a run: from its shard through each check, value, threshold and policy line"
          + " to its verdict.",
      "With --replay it is cleaned again from its shard, with the policy, lists and models of the"
          + " run; exit code 6 if anything comes out otherwise, or if a file of the run is damaged."
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run directory.")
  private String run = "";

  @Parameters(
      index = "1",
      paramLabel = "ITEM",
      description = "An item id (shard@offset#part) or an item token (32 hexadecimal digits).")
  private String item = "";

  @Option(names = "--json", description = "Print it as JSON.")
  private boolean json;

  @Option(
      names = "--token-key",
      paramLabel = "FILE",
      defaultValue = "${env:WINNOW_TOKEN_KEY:-}",
      description =
          "The run's token key: finds masked rows by item id, and kept items by token; needs --why.")
  private String tokenKey = "";

  @Option(
      names = "--evidence",
      description = "Of a confidential hit, show origin and exact distance; needs --why.")
  private boolean evidence;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      description = "Why you look behind masks; it stands in the run's audit trail.")
  private String why = "";

  @Mixin private EvidenceKeyOption evidenceKey;

  @Option(names = "--replay", description = "Clean the item again; needs --token-key.")
  private boolean replay;

  @Option(
      names = {"-p", "--policy"},
      paramLabel = "FILE",
      description =
          "The run's policy, for --replay: its lists lie relative to it (default: to the working"
              + " directory).")
  private @Nullable String policy;

  @Mixin private ListKeyOption listKey;

  @SuppressWarnings("NullAway.Init")
  ExplainCommand() {}

  @Override
  public Integer call() throws IOException {
    requireSense();
    RunDirectory directory = FinishedRun.at(run);
    RunTables tables = new RunTables(directory);
    Optional<TokenKey> key = KeyFiles.tokenKey(tokenKey);
    key.ifPresent(k -> KeyFiles.requireOf(tables.plan(), k));
    ItemName name = ItemName.parse(item);
    MaskedRows masked = new MaskedRows(directory, "explain", why);
    if (key.isPresent()) {
      masked.recordSearch(name, key.get());
    }
    Explainer explainer = new Explainer(tables, key);
    FoundItem found = explainer.find(name).orElse(null);
    ReplaySession session = replay ? session(tables, key.orElseThrow()) : null;
    if (found == null && (session == null || name.id().isEmpty())) {
      throw nowhere(tables, name, key);
    }
    Explanation explanation = null;
    List<Row> hits = List.of();
    if (found != null) {
      explanation = explainer.explain(found);
      if (evidence) {
        hits = new ItemEvidence(directory, evidenceKey.key(directory), why).of(explanation);
      }
    }
    ReplaySession.Result again =
        session == null ? null : session.replay(name, Optional.ofNullable(found), hits, masked);
    if (found == null && again != null && !again.isFound()) {
      throw nowhere(tables, name, key);
    }
    return print(explanation, hits, again);
  }

  private void requireSense() {
    List<Problem> problems = new ArrayList<>();
    if (replay && tokenKey.isBlank()) {
      problems.add(Problem.of("--replay", "needs the run's --token-key: its rows have tokens"));
      if (why.isBlank()) {
        problems.add(Problem.of("--replay", "needs --why, as every question with the token key"));
      }
    }
    if (evidence && why.isBlank()) {
      problems.add(
          Problem.of("--evidence", "say why with --why; it stands in the run's audit trail"));
    }
    if (policy != null && !replay) {
      problems.add(Problem.of("--policy", "goes with --replay"));
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }

  private ReplaySession session(RunTables tables, TokenKey key) {
    return new ReplaySession(
        tables, key, new Rerun.Sources(Optional.ofNullable(policy), tokenKey, listKey.file()));
  }

  private ProblemsException nowhere(RunTables tables, ItemName name, Optional<TokenKey> key)
      throws IOException {
    return new ProblemsException(
        new NearMisses(tables)
            .of(name, key.isPresent()).stream()
                .map(sentence -> Problem.of(name.toString(), sentence))
                .toList());
  }

  private int print(
      @Nullable Explanation explanation, List<Row> hits, ReplaySession.@Nullable Result again) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(
          new String(
              Json.pretty(new Printed(explanation, ItemEvidence.shown(hits), again)),
              StandardCharsets.UTF_8));
    } else {
      ExplainText text = new ExplainText(out);
      if (explanation != null) {
        text.print(explanation, 0);
      }
      hits.forEach(text::evidence);
      if (again != null) {
        text.replay(again);
      }
    }
    out.flush();
    return again == null || again.isSame() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED;
  }

  /** What {@code --json} prints. */
  private record Printed(
      @Nullable Explanation explanation,
      List<Map<String, Object>> evidence,
      ReplaySession.@Nullable Result replay) {}
}
