package io.winnow.cli;

import io.winnow.audit.Recheck;
import io.winnow.audit.RunTables;
import io.winnow.audit.deep.DeepVerification;
import io.winnow.audit.deep.DeepVerifier;
import io.winnow.bind.Bound;
import io.winnow.core.Decision;
import io.winnow.core.Finding;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Verdict;
import io.winnow.judge.ItemReviews;
import io.winnow.judge.Judge;
import io.winnow.list.LoadedList;
import io.winnow.policy.ListSpec;
import io.winnow.policy.Policy;
import io.winnow.proof.TokenKey;
import io.winnow.run.DamagedException;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.screen.Screener;
import io.winnow.screen.ScreenerPool;
import io.winnow.spark.PolicyFiles;
import io.winnow.spark.Screeners;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code verify --deep}: the clean tables measured again, and held against the run's lists. */
final class DeepSession {
  private final RunDirectory directory;
  private final String tokenKey;
  private final Optional<TokenKey> key;
  private final MaskedRows masked;
  private final PrintWriter err;
  private final Optional<String> policyFile;
  private final Optional<String> listKey;

  /**
   * A session.
   *
   * @param tokenKey the file of the run's token key, or blank
   * @param policyFile the run's policy, if its lists are to be asked
   * @param listKey the file of the key of its sealed lists
   */
  DeepSession(
      RunDirectory directory,
      String tokenKey,
      Optional<String> policyFile,
      Optional<String> listKey,
      MaskedRows masked,
      PrintWriter err) {
    this.directory = directory;
    this.tokenKey = tokenKey;
    this.key = KeyFiles.tokenKey(tokenKey);
    this.policyFile = policyFile;
    this.listKey = listKey;
    this.masked = masked;
    this.err = err;
  }

  /**
   * What came of it.
   *
   * @param tables what the content says
   * @param lists what the lists say; null where nobody asked
   */
  record Result(DeepVerification tables, @org.jspecify.annotations.Nullable Lists lists) {
    boolean holds() {
      return tables.holds() && (lists == null || lists.faults().isEmpty());
    }
  }

  /**
   * What the lists say of kept items.
   *
   * @param asked how many items
   * @param flagged those that a rule flags, as the run did
   * @param excused those of them that an allow-list, a benign one or a reviewer keeps
   * @param changed lists that are not the run's any more: they were asked as they are today
   * @param faults items that are kept, and match
   */
  record Lists(long asked, long flagged, long excused, List<String> changed, List<String> faults) {}

  /**
   * Says what can be said before anything takes its time, all at once; what is wrong with the run
   * itself is not.
   *
   * @throws ProblemsException if key or policy are not the run's, or the lists are asked without
   *     what that needs
   */
  void requireSense() throws IOException {
    Optional<Policy> policy =
        policyFile.map(file -> Policy.parse(PolicyFiles.read(file, "a policy"), file));
    Optional<Plan> plan = believed();
    if (plan.isEmpty()) {
      return; // The verifier says so.
    }
    List<Problem> problems = new ArrayList<>();
    key.flatMap(k -> KeyFiles.problem(plan.get(), k)).ifPresent(problems::add);
    if (policy.isPresent()) {
      mismatch(plan.get(), policy.get()).ifPresent(problems::add);
      keyIsMissing(plan.get()).ifPresent(problems::add);
      if (policy.get().lists().stream().anyMatch(ListSpec::confidential)) {
        masked.problem().ifPresent(problems::add);
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }

  /** The plan, if it is the one that the manifest names. */
  private Optional<Plan> believed() throws IOException {
    try {
      return directory.planSha256().equals(directory.manifest().planSha256())
          ? Optional.of(directory.plan())
          : Optional.empty();
    } catch (DamagedException | NoSuchFileException | FileNotFoundException e) {
      return Optional.empty();
    }
  }

  Result run() throws IOException {
    RunTables tables = new RunTables(directory);
    key.ifPresent(k -> KeyFiles.requireOf(tables.plan(), k));
    Bound bound = policyFile.map(file -> bound(tables.plan(), file)).orElse(null);
    if (bound != null && bound.lists().values().stream().anyMatch(LoadedList::confidential)) {
      // Before the answer: who breaks off in the middle has asked all the same.
      masked.record(facts(bound));
    }
    List<String> keys = new ArrayList<>();
    if (key.isPresent()) {
      keys.add(tokenKey);
    }
    listKey.ifPresent(keys::add);
    RunLocation location = directory.location();
    List<Path> hidden =
        policyFile.isPresent() && bound != null
            ? PolicyFiles.hidden(
                PolicyFiles.folderOf(policyFile.get()), bound.policy(), keys, location)
            : PolicyFiles.hidden(keys, location);
    DeepVerification content = content(tables, hidden);
    return new Result(content, bound == null ? null : lists(bound, tables.plan()));
  }

  private DeepVerification content(RunTables tables, List<Path> hidden) throws IOException {
    Policy policy = Policy.parse(tables.plan().policy(), "policy of the run");
    try (StepLine line = new StepLine(err, "kept items read again");
        ScreenerPool pool = Screeners.pool(policy, List.of(), hidden);
        Screener screener = pool.lease(() -> false)) {
      return new DeepVerifier(tables, screener, key, line::step).verify();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Bound bound(Plan plan, String file) {
    Bound bound = ListsCommand.bound(file, listKey);
    mismatch(plan, bound.policy())
        .or(() -> keyIsMissing(plan))
        .ifPresent(
            problem -> {
              throw new ProblemsException(problem);
            });
    return bound;
  }

  private Optional<Problem> mismatch(Plan plan, Policy policy) {
    return policy.digest().equals(plan.policyDigest())
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                policyFile.orElseThrow(),
                "is not the policy of this run; to hold what was kept against another, use lists"
                    + " match"));
  }

  private Optional<Problem> keyIsMissing(Plan plan) {
    return plan.decisions() != null && key.isEmpty()
        ? Optional.of(
            Problem.of("--token-key", "is needed: reviewers have decided on items of this run"))
        : Optional.empty();
  }

  private static Map<String, String> facts(Bound bound) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("policy", bound.policy().digest());
    facts.put("items", "all");
    for (LoadedList list : bound.lists().values()) {
      facts.put("list " + list.id(), list.version() + " sha256 " + list.digest());
    }
    return facts;
  }

  private Lists lists(Bound bound, Plan plan) throws IOException {
    ItemReviews reviews =
        key.map(k -> ListsMatchCommand.reviews(bound, plan, k)).orElse(ItemReviews.NONE);
    Judge judge = new Judge(bound.policy(), bound.lists(), bound.unsafeLabels(), reviews);
    Tally tally = new Tally();
    long asked = new Recheck(directory, judge).run(Optional.empty(), tally::add);
    List<String> faults = new ArrayList<>(tally.faults);
    if (tally.unnamed > 0) {
      faults.add(
          "kept: %,d items match confidential lists; give --token-key for their tokens"
              .formatted(tally.unnamed));
    }
    return new Lists(asked, tally.flagged, tally.excused, changed(bound, plan), faults);
  }

  private final class Tally {
    private final List<String> faults = new ArrayList<>();
    private long flagged;
    private long excused;
    private long unnamed;

    void add(String item, Decision decision) {
      if (decision.verdict() != Verdict.EXCLUDED) {
        flagged++;
        boolean kept =
            decision.findings().stream().anyMatch(f -> f.isExcuse() || f.review() != null);
        excused += kept ? 1 : 0;
      } else if (!decision.isConfidential()) {
        faults.add("kept: " + item + " " + match(decision));
      } else if (key.isPresent()) {
        faults.add("kept: item " + key.get().itemToken(item) + " " + match(decision));
      } else {
        unnamed++;
      }
    }

    private static String match(Decision decision) {
      Finding finding = decision.decidedBy().orElseThrow();
      return finding.list() == null
          ? "is excluded by rule " + finding.ruleId()
          : "matches list %s %s by %s, rule %s"
              .formatted(
                  finding.list().listId(),
                  finding.list().listVersion(),
                  finding.list().matchedBy(),
                  finding.ruleId());
    }
  }

  private static List<String> changed(Bound bound, Plan plan) {
    List<String> changed = new ArrayList<>();
    for (Plan.ListStamp stamp : plan.lists()) {
      LoadedList now = bound.lists().get(stamp.id());
      if (now == null || !now.digest().equals(stamp.sha256())) {
        changed.add(
            "list %s is not the run's: it was version %s, it is %s; it was asked as it is today"
                .formatted(stamp.id(), stamp.version(), now == null ? "gone" : now.version()));
      }
    }
    return changed;
  }

  static void print(PrintWriter out, Result result) {
    List<String> faults = new ArrayList<>(result.tables().faults());
    Lists lists = result.lists();
    if (lists != null) {
      faults.addAll(lists.faults());
      lists.changed().forEach(change -> out.println(io.winnow.table.SafeCell.visible(change)));
    }
    faults.forEach(fault -> out.println(io.winnow.table.SafeCell.visible(fault)));
    out.println(
        "%s: %,d pictures digested, %,d hashed, %,d texts digested again; %s"
            .formatted(
                result.holds() ? "verified deeply" : "NOT verified",
                result.tables().pictures(),
                result.tables().hashed(),
                result.tables().documents(),
                lists == null
                    ? "lists were not asked (-p)"
                    : "%,d kept items held against the lists: %,d flagged (%,d of them excused), %s"
                        .formatted(
                            lists.asked(),
                            lists.flagged(),
                            lists.excused(),
                            lists.faults().isEmpty()
                                ? "none matches"
                                : "%,d match".formatted(lists.faults().size()))));
    if (lists != null) {
      out.println("rules on terms and scores were not asked");
    }
  }
}
