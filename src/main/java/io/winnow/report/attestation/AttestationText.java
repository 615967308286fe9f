package io.winnow.report.attestation;

import static io.winnow.report.Markdown.code;
import static io.winnow.report.Markdown.text;

import io.winnow.report.Figures;
import io.winnow.report.filtering.ListUsed;
import io.winnow.report.filtering.ModelUsed;
import java.util.List;
import java.util.function.Consumer;

/** An attestation as a page of Markdown. */
final class AttestationText {
  /** More lists or models than these make it two pages; the rest is counted. */
  static final int MOST = 8;

  private final StringBuilder md = new StringBuilder();

  private AttestationText() {}

  static String of(Attestation said) {
    AttestationText page = new AttestationText();
    page.head(said);
    page.line("\n## What was looked for\n");
    page.bounded(said.lists(), "list", page::list);
    page.bounded(said.models(), "rule on a score", page::model);
    page.line("\n## What became of the items\n");
    said.counts().forEach(c -> page.line("- %s: %s", c.meaning(), c.count().replace("<", "\\<")));
    page.line("\n## What was not looked for\n");
    said.notChecked().forEach(sentence -> page.line("- %s", sentence));
    page.line("\n## How to check this\n");
    page.line(
        "Ask for the run's manifest: its SHA-256 must be the one above. Who holds the run directory"
            + " can re-check every file, row and count by `%s`.",
        said.verify());
    return page.md.toString();
  }

  @SuppressWarnings("AnnotateFormatMethod") // Its annotation would be one library more.
  private void line(String words, Object... values) {
    md.append(values.length == 0 ? words : words.formatted(values)).append('\n');
  }

  private void head(Attestation said) {
    line("# Attestation: %s\n", text(said.dataset()));
    line(
        "For those who train on this data. It says what was looked for and what was removed; it"
            + " does not say that nothing else is in the data.\n");
    line("- Run: %s (SHA-256 of its manifest)", code(said.runSha256()));
    line("- Ended %s, Winnow %s, %s", said.ended(), text(said.tool()), state(said.state()));
    line("- Signature: %s", signature(said));
    line("- Policy: %s, SHA-256 %s", text(said.policy().name()), code(said.policy().sha256()));
    line("- Approval: %s", approval(said.policy()));
  }

  private static String state(String state) {
    return switch (state) {
      case "complete" -> "complete";
      case "incomplete" -> "**incomplete: shards that could not be cleaned are not in the data**";
      default -> "**complete, but a gate of its operator did not hold**";
    };
  }

  private static String signature(Attestation said) {
    if (said.keyId() != null) {
      return "Ed25519 key %s, unchanged since".formatted(code(said.keyId()));
    }
    return said.signature().equals("unsigned")
        ? "none: nobody vouches for the run"
        : "there is one; by whom was not checked";
  }

  private static String approval(Attestation.PolicyStamp policy) {
    if (policy.approvedBy() == null) {
      return "none is stated";
    }
    StringBuilder words = new StringBuilder(text(policy.approvedBy()));
    words.append(policy.role() == null ? "" : ", " + text(policy.role()));
    words.append(policy.approvedOn() == null ? "" : ", " + policy.approvedOn());
    words.append(policy.reference() == null ? "" : ", reference " + text(policy.reference()));
    return words.toString();
  }

  private <T> void bounded(List<T> all, String what, Consumer<T> each) {
    all.stream().limit(MOST).forEach(each);
    if (all.size() > MOST) {
      line(
          "- and %s more; the policy names all",
          Figures.count(all.size() - MOST, what, what + "s"));
    }
    if (all.isEmpty()) {
      line("- no %s", what);
    }
  }

  private void list(ListUsed list) {
    line(
        "- List %s, version %s of %s, purpose %s (%s). %s",
        text(list.id()),
        text(list.version()),
        text(list.date()),
        text(list.purpose()),
        text(String.join("; ", list.uses())),
        text(list.coverage()));
  }

  private void model(ModelUsed model) {
    line(
        "- Model %s, version %s: from score %s on, %s",
        text(model.id()),
        text(model.version()),
        Figures.score(model.threshold()),
        text(model.effect()));
  }
}
