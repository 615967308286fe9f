package io.winnow.audit.explain;

import io.winnow.audit.RowJson;
import io.winnow.core.ItemKind;
import io.winnow.core.ModelScores;
import io.winnow.core.Row;
import io.winnow.core.Verdict;
import io.winnow.policy.ListRule;
import io.winnow.policy.MatchKind;
import io.winnow.policy.ModelRule;
import io.winnow.policy.Policy;
import io.winnow.policy.Rule;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ImageModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each rule of a policy said of an item. */
final class RuleChecks {
  static final String FLAGS_SAY =
      "its clean row has it among the flags; what was found stands in its ledger row, which is masked";

  private final Policy policy;
  private final PolicyLines lines;
  private final Seen seen;
  private final @Nullable Row deciding;

  RuleChecks(Policy policy, PolicyLines lines, Seen seen, @Nullable Row deciding) {
    this.policy = policy;
    this.lines = lines;
    this.seen = seen;
    this.deciding = deciding;
  }

  /** One check a rule, in the policy's order. */
  List<Check> all() {
    return policy.rules().stream().map(this::check).toList();
  }

  private Check check(Rule rule) {
    List<Row> findings = seen.findings(rule.id());
    Said said = findings.isEmpty() ? quiet(rule) : found(findings);
    return new Check(
        rule.id(),
        said.outcome(),
        verdict(rule),
        deciding != null && findings.contains(deciding),
        said.sentences(),
        lines.rule(rule),
        findings.stream().map(RowJson::of).toList());
  }

  record Said(Check.Outcome outcome, List<String> sentences) {}

  private static String verdict(Rule rule) {
    String word =
        rule.verdict() == Verdict.EXCLUDED
            ? "exclude"
            : rule.verdict() == Verdict.FLAGGED ? "flag" : "keep";
    return rule.rollout() == io.winnow.core.Rollout.SHADOW ? word + " (shadow: flags)" : word;
  }

  private static Said found(List<Row> findings) {
    return new Said(Check.Outcome.FOUND, findings.stream().map(FindingWords::of).toList());
  }

  /** A rule that has left no finding. */
  private Said quiet(Rule rule) {
    if (seen.isWithoutLedgerRow() && seen.flags().contains(rule.id())) {
      return new Said(Check.Outcome.FOUND, List.of(FLAGS_SAY));
    }
    if (mayHideIn(rule)) {
      return new Said(
          Check.Outcome.NOT_TOLD,
          List.of("if it found anything, that stands in a ledger row that is masked"));
    }
    if (seen.wasPrescreened()) {
      return new Said(
          Check.Outcome.NOT_ASKED, List.of("a pre-screen had decided: the record was never read"));
    }
    return rule instanceof ListRule list ? list(list) : model((ModelRule) rule);
  }

  /** Flags of a clean row name neither confidential lists nor those that excuse. */
  private boolean mayHideIn(Rule rule) {
    boolean isMasked = seen.mayBeMasked() || (seen.isWithoutLedgerRow() && !seen.flags().isEmpty());
    return isMasked
        && rule instanceof ListRule list
        && policy.lists().stream()
            .filter(spec -> spec.id().equals(list.list()))
            .anyMatch(spec -> spec.confidential() || spec.purpose().isExcuse());
  }

  private Said list(ListRule rule) {
    List<String> sentences = new ArrayList<>();
    Set<Check.Outcome> outcomes = EnumSet.noneOf(Check.Outcome.class);
    for (MatchKind.Family family : families(rule)) {
      Said said =
          switch (family) {
            case ADDRESS -> address();
            case DIGEST -> digests(rule);
            case PIXELS -> pixels(rule);
            case TEXT -> terms(rule);
          };
      sentences.addAll(said.sentences());
      outcomes.add(said.outcome());
    }
    return new Said(outcomes.iterator().next(), sentences);
  }

  private static List<MatchKind.Family> families(ListRule rule) {
    return rule.match().stream().map(MatchKind::family).distinct().sorted().toList();
  }

  private Said address() {
    if (seen.part().filter(part -> part > 0).isPresent()) {
      return new Said(
          Check.Outcome.NOT_ASKED,
          List.of("addresses are looked up for the record as a whole: see its part 0"));
    }
    if (seen.part().isEmpty()) {
      return nothing("no entry is its record's address, or it is a part, which has none");
    }
    return seen.text("url") == null
        ? nothing("the record has no address")
        : nothing("no entry is its address");
  }

  private Said digests(ListRule rule) {
    String kinds =
        rule.match().stream()
            .filter(kind -> kind.family() == MatchKind.Family.DIGEST)
            .map(MatchKind::id)
            .collect(Collectors.joining(", "));
    return nothing("no entry is its " + kinds);
  }

  private Said pixels(ListRule rule) {
    Optional<Said> unasked = unasked(ItemKind.IMAGE, "pictures");
    if (unasked.isPresent()) {
      return unasked.get();
    }
    List<Said> all =
        rule.pixelKinds().stream()
            .map(kind -> new PixelWords(policy, seen).of(rule, kind))
            .toList();
    return new Said(
        Collections.min(all.stream().map(Said::outcome).toList()),
        all.stream().flatMap(said -> said.sentences().stream()).toList());
  }

  private Said terms(ListRule rule) {
    ItemKind kind = seen.isKind(ItemKind.IMAGE) ? ItemKind.IMAGE : ItemKind.DOCUMENT;
    return unasked(kind, "documents and pictures")
        .orElseGet(
            () ->
                nothing(
                    "listed terms weigh less than " + FindingWords.number(rule.terms().weight())));
  }

  private Said model(ModelRule rule) {
    Optional<Said> unasked = unasked(ItemKind.IMAGE, "pictures");
    if (unasked.isPresent()) {
      return unasked.get();
    }
    String threshold = FindingWords.number(rule.score());
    Optional<ModelScores> scores = seen.scores(rule.model());
    if (scores.isEmpty()) {
      return nothing("model %s scores under the threshold, %s".formatted(rule.model(), threshold));
    }
    List<String> labels = rule.labels().isEmpty() ? unsafe(rule.model()) : rule.labels();
    return nothing(
        "model %s %s scores %s (%s); the threshold is %s"
            .formatted(
                rule.model(),
                scores.get().modelVersion(),
                labels.isEmpty() ? "under it" : FindingWords.number(scores.get().sum(labels)),
                labels.isEmpty() ? "its labels are not known here" : String.join(" + ", labels),
                threshold));
  }

  /** The labels that a model sums where a rule names none; empty where the model is not here. */
  private static List<String> unsafe(String model) {
    return Catalogue.load(ImageModel.class)
        .byId(model)
        .map(ImageModel::unsafeLabels)
        .orElse(List.of());
  }

  private Optional<Said> unasked(ItemKind kind, String what) {
    if (!seen.wasScreened()) {
      return Optional.of(notTakenApart());
    }
    if (seen.isKind(ItemKind.OTHER) && seen.unscannable().isPresent()) {
      return Optional.of(notMeasured());
    }
    if (!seen.isKind(kind)) {
      return Optional.of(new Said(Check.Outcome.NOT_ASKED, List.of("it is for " + what + " only")));
    }
    return seen.unscannable().isPresent() ? Optional.of(notMeasured()) : Optional.empty();
  }

  private Said notTakenApart() {
    if (seen.wasDecidedUnread()) {
      return new Said(
          Check.Outcome.NOT_ASKED,
          List.of("what its address or digests say had decided: it was not taken apart"));
    }
    return seen.unscannable().isPresent()
        ? notMeasured()
        : new Said(Check.Outcome.NOT_ASKED, List.of("it was not taken apart"));
  }

  private Said notMeasured() {
    return new Said(
        Check.Outcome.NOT_ASKED,
        List.of("nothing could be measured on it: " + seen.unscannable().orElse("unscannable")));
  }

  private static Said nothing(String sentence) {
    return new Said(Check.Outcome.NOTHING_FOUND, List.of(sentence));
  }
}
