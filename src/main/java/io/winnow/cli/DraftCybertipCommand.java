package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Purpose;
import io.winnow.core.Row;
import io.winnow.evidence.EvidenceReader;
import io.winnow.evidence.Reading;
import io.winnow.evidence.cybertip.CybertipDrafts;
import io.winnow.evidence.cybertip.CybertipDrafts.Grouping;
import io.winnow.evidence.cybertip.DraftSummary;
import io.winnow.evidence.cybertip.Reporter;
import io.winnow.evidence.cybertip.Rows;
import io.winnow.evidence.cybertip.RunFacts;
import io.winnow.proof.seal.OpeningKey;
import io.winnow.run.AuditTrail;
import io.winnow.run.Json;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.spark.PolicyFiles;
import io.winnow.spark.Versions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Drafts CyberTipline reports. */
@Command(
    name = "cybertip",
    mixinStandardHelpOptions = true,
    description = {
      "Draft CyberTipline reports (XML) of a run's hits on lists of purpose csam.",
      "Drafts only, for an authorised person: nothing is ever sent. Whether and what must be"
          + " reported or preserved is for your counsel to say. Works on runs that have not ended,"
          + " too. Prints counts alone and leaves an audit line in the run."
    },
    footer = {
      "",
      "The reporter's file is a properties file in UTF-8: email=, and where wanted first-name=,",
      "  last-name=, phone=, company-template=, terms-of-service=, legal-url=.",
      "Exit codes: 0 drafts were written, incomplete ones too, 2 refused, 5 nothing to draft."
    })
final class DraftCybertipCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private String run = "";

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FOLDER",
      description = "Where drafts go: a new or empty folder outside of the run. Mode 0700.")
  private String out = "";

  @Option(
      names = "--reporter",
      required = true,
      paramLabel = "FILE",
      description = "Who reports (see below).")
  private String reporter = "";

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "Why evidence is read; it stands in the audit line.")
  private String why = "";

  @Option(
      names = "--list",
      paramLabel = "ID",
      description = "Draft matches of this list only; may be repeated (default: all).")
  private Set<String> lists = new LinkedHashSet<>();

  @Option(
      names = "--group",
      paramLabel = "BY",
      defaultValue = "hit",
      description = {
        "What becomes one report: hit, or host-day for all hits of a host and day (UTC)",
        "(default: ${DEFAULT-VALUE})."
      })
  private String group = "";

  @Option(names = "--json", description = "Print the counts as JSON.")
  private boolean json;

  @Mixin private EvidenceKeyOption evidenceKey;

  @SuppressWarnings("NullAway.Init")
  DraftCybertipCommand() {}

  @Override
  public Integer call() throws IOException {
    Grouping grouping = checked();
    Reporter who = Reporter.parse(reporter, PolicyFiles.read(reporter, "a reporter's file"));
    RunDirectory directory = FinishedRun.endedOrNot(run);
    checkLists(directory.plan());
    CybertipDrafts.checkFolder(out, directory.location());
    Optional<OpeningKey> key = evidenceKey.key(directory);
    RunFacts facts = facts(directory);
    CybertipDrafts drafts =
        new CybertipDrafts(facts, who, lists, grouping, Runtime.getRuntime().maxMemory() / 4);
    AuditTrail trail = new AuditTrail(directory.out(), Clock.systemUTC());
    DraftSummary summary;
    try (Steps steps = new Steps(spec.commandLine().getErr())) {
      summary =
          drafts.write(
              () -> new Table(EvidenceReader.open(directory, key, trail, reading(facts))),
              out,
              directory.location(),
              steps::drafted);
    }
    PrintWriter to = spec.commandLine().getOut();
    if (json) {
      to.print(new String(Json.pretty(summary), StandardCharsets.UTF_8));
    } else {
      DraftFigures.print(to, summary, out);
    }
    to.flush();
    return summary.drafts() == 0 ? ExitCode.NOTHING_SCANNED : ExitCode.DONE;
  }

  private Grouping checked() {
    List<Problem> problems = new ArrayList<>();
    if (why.isBlank()) {
      problems.add(Problem.of("--why", "say why; it stands in the audit line"));
    }
    if (!group.equals("hit") && !group.equals("host-day")) {
      problems.add(Problem.of("--group", "is neither hit nor host-day"));
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return group.equals("hit") ? Grouping.HIT : Grouping.HOST_DAY;
  }

  private void checkLists(Plan plan) {
    List<String> known =
        plan.lists().stream()
            .filter(list -> list.purpose().equals(Purpose.CSAM.id()))
            .map(Plan.ListStamp::id)
            .toList();
    List<Problem> problems =
        lists.stream()
            .filter(list -> !known.contains(list))
            .map(
                list ->
                    Problem.of(
                        "--list",
                        "%s is no list of purpose csam in this run; it had %s"
                            .formatted(list, known.isEmpty() ? "none" : String.join(", ", known))))
            .toList();
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }

  private static RunFacts facts(RunDirectory directory) throws IOException {
    if (!directory.out().exists(RunDirectory.MANIFEST)) {
      return new RunFacts(Versions.tool(), "not finished", false);
    }
    return switch (directory.manifest().state()) {
      case COMPLETE, GATE_FAILED -> new RunFacts(Versions.tool(), "complete", true);
      case INCOMPLETE -> new RunFacts(Versions.tool(), "incomplete", false);
    };
  }

  private Reading reading(RunFacts run) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("purpose", Purpose.CSAM.id());
    facts.put("group", group);
    facts.put(
        "lists",
        lists.isEmpty() ? "all" : lists.stream().sorted().collect(Collectors.joining(", ")));
    facts.put("run", run.state());
    return new Reading(AuditName.ofUser(), why, "draft cybertip", facts);
  }

  private record Table(EvidenceReader reader) implements Rows {
    @Override
    public @Nullable Row next() throws IOException {
      return reader.next();
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /** How many there are so far, on a terminal. */
  private static final class Steps implements AutoCloseable {
    private static final long EVERY_NANOS = 200_000_000;

    private final PrintWriter err;

    @SuppressWarnings("SystemConsoleNull") // Java 17 is required: null is no terminal.
    private final boolean terminal = System.console() != null;

    private long shown = System.nanoTime();

    Steps(PrintWriter err) {
      this.err = err;
    }

    void drafted(long drafts) {
      if (terminal && System.nanoTime() - shown > EVERY_NANOS) {
        shown = System.nanoTime();
        err.print("\r%,d drafts".formatted(drafts));
        err.flush();
      }
    }

    @Override
    public void close() {
      if (terminal) {
        err.print("\r                              \r");
        err.flush();
      }
    }
  }
}
