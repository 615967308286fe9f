package io.winnow.report.card;

import static io.winnow.report.Markdown.code;
import static io.winnow.report.Markdown.text;

import io.winnow.policy.Approval;
import io.winnow.report.Figures;
import io.winnow.report.ProofState;
import io.winnow.report.ReportData;
import io.winnow.report.filtering.DatasetFacts;
import io.winnow.report.filtering.DatasetVersion;
import io.winnow.report.filtering.Filtering;
import io.winnow.report.filtering.ListUsed;
import io.winnow.report.filtering.ModelUsed;
import io.winnow.report.filtering.PublicCount;
import io.winnow.report.filtering.VersionStep;
import io.winnow.run.Manifest;
import java.util.stream.Collectors;

/** The Markdown of a card. */
final class CardText {
  /** Most characters of a description. */
  private static final int MOST_DESCRIPTION = 2_000;

  private final StringBuilder md = new StringBuilder();
  private final ReportData data;
  private final Filtering filtering;

  private CardText(ReportData data) {
    this.data = data;
    this.filtering = Filtering.of(data.run());
  }

  static String of(ReportData data, DatasetFacts facts, DatasetVersion version) {
    CardText card = new CardText(data);
    card.head(facts, version);
    card.filtering();
    card.change(version);
    card.removed();
    card.byWhat();
    card.notShown();
    card.verify();
    return card.md.toString();
  }

  @SuppressWarnings("AnnotateFormatMethod") // Its annotation would be one library more.
  private void line(String words, Object... values) {
    md.append(values.length == 0 ? words : words.formatted(values)).append('\n');
  }

  private void head(DatasetFacts facts, DatasetVersion version) {
    line("# %s\n", text(facts.name()));
    if (!facts.description().isBlank()) {
      line("%s\n", text(facts.description(), MOST_DESCRIPTION));
    }
    line(
        "Made by %s. Licence: <%s>. Home page: <%s>. Version %s, published %s.\n",
        text(facts.creator()),
        facts.license().url(),
        facts.url(),
        text(version.version()),
        facts.published());
  }

  private void filtering() {
    Manifest manifest = data.run().manifest();
    line("## Data filtering\n");
    line(
        "Cleaned with Winnow %s under the policy %s (SHA-256 %s)%s. What could not be checked in"
            + " full was not kept.\n",
        text(manifest.tool()),
        text(manifest.policyName()),
        code(manifest.policyDigest()),
        approval(data.run().policy().approval()));
    switch (manifest.state()) {
      case INCOMPLETE ->
          line(
              "**The run is incomplete**: %s of %s could not be cleaned, and nothing of them is in"
                  + " the data.\n",
              Figures.count(manifest.unitsPlanned() - manifest.unitsDone()),
              Figures.count(manifest.unitsPlanned(), "shard", "shards"));
      case GATE_FAILED ->
          line(
              "**A gate that its operator had set did not hold**: more was excluded than"
                  + " expected.\n");
      case COMPLETE -> {}
    }
  }

  private static String approval(Approval approval) {
    if (approval.by().isEmpty()) {
      return "";
    }
    String role = approval.role().map(r -> " (" + text(r) + ")").orElse("");
    String date = approval.date().map(d -> " on " + d).orElse("");
    String reference = approval.reference().map(r -> ", reference " + text(r)).orElse("");
    return ", which %s%s approved%s%s".formatted(text(approval.by().get()), role, date, reference);
  }

  private void change(DatasetVersion version) {
    if (version.step().isEmpty()) {
      return;
    }
    VersionStep step = version.step().get();
    line(
        "Compared with the run %s, %s: a %s version by the rules of Croissant.\n",
        code(version.previousSha256().orElseThrow()), DatasetVersion.sentence(step), step);
  }

  private void removed() {
    line("### What was removed\n");
    line("| items | count |\n|---|---:|");
    for (PublicCount count : filtering.counts()) {
      line("| %s | %s |", count.meaning(), count.count().replace("<", "\\<"));
    }
    line("");
  }

  private void byWhat() {
    line("### By what\n");
    if (!filtering.lists().isEmpty()) {
      line(
          "| list | version | date | purpose | compared: effect | coverage |\n"
              + "|---|---|---|---|---|---|");
    }
    for (ListUsed list : filtering.lists()) {
      line(
          "| %s | %s | %s | %s | %s | %s |",
          text(list.id()),
          text(list.version()),
          text(list.date()),
          text(list.purpose()),
          list.uses().stream().map(use -> text(use)).collect(Collectors.joining("; ")),
          text(list.coverage()));
    }
    if (!filtering.models().isEmpty()) {
      line("\n| model | version | rule | from score | effect |\n|---|---|---|---:|---|");
    }
    for (ModelUsed model : filtering.models()) {
      line(
          "| %s | %s | %s | %s | %s |",
          text(model.id()),
          text(model.version()),
          text(model.rule()),
          Figures.score(model.threshold()),
          text(model.effect()));
    }
    line("");
  }

  private void notShown() {
    line("### What this does not show\n");
    filtering.notChecked().forEach(sentence -> line("- %s", sentence));
    line("");
  }

  private void verify() {
    line("### How to verify\n");
    line(
        "The SHA-256 of the run's manifest is %s. %s With the run directory, `winnow verify RUN%s`"
            + " re-checks every file, row and count.",
        code(data.run().manifestSha256()),
        signature(),
        data.proof().kind() == ProofState.Kind.AUTHENTICATED ? " --key KEY.pub" : "");
  }

  private String signature() {
    return switch (data.proof().kind()) {
      case AUTHENTICATED ->
          "It is signed with the Ed25519 key %s.".formatted(code(data.proof().keyId()));
      case UNAUTHENTICATED -> "It is signed; by whom was not checked for this card.";
      case UNSIGNED -> "It is not signed.";
      case BROKEN -> "**Its signature does not hold.**";
    };
  }
}
