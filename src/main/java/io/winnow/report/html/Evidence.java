package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.report.Figures;
import io.winnow.summary.SampledFinding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a finding compared with what, in a sentence without a full stop. */
final class Evidence {
  private Evidence() {}

  static Content of(SampledFinding finding) {
    List<Object> parts = new ArrayList<>();
    list(finding, parts);
    perceptual(finding, parts);
    score(finding, parts);
    if (finding.causeItemId() != null) {
      parts.addAll(List.of("goes with item ", Value.code(finding.causeItemId())));
    } else if (finding.causeItemToken() != null) {
      parts.addAll(List.of("goes with the item of token ", Value.code(finding.causeItemToken())));
    }
    if (finding.reviewer() != null) {
      parts.addAll(
          List.of(
              " decided by ",
              Value.text(finding.reviewer()),
              ": ",
              Value.text(finding.reviewNote())));
    }
    if (parts.isEmpty()) {
      parts.add(Wording.meaning(finding.reason()));
    }
    return new Prose(parts);
  }

  private static void list(SampledFinding finding, List<Object> parts) {
    if (finding.listId() == null) {
      return;
    }
    parts.addAll(
        List.of(
            "matched entry ",
            Value.code(finding.entryToken(), 40),
            " of list ",
            Value.code(finding.listId(), 80),
            ", version ",
            Value.code(finding.listVersion(), 80)));
    value(parts, ", purpose ", finding.purpose());
    value(parts, ", category ", finding.category());
    value(parts, ", by ", finding.algorithm());
    if (Boolean.TRUE.equals(finding.alongside())) {
      parts.add(", by a fingerprint that came with the record");
    }
  }

  private static void perceptual(SampledFinding finding, List<Object> parts) {
    value(parts, ", distance ", finding.distanceBand());
    if (finding.quality() != null) {
      parts.add(", quality " + finding.quality() + " of 100");
    }
  }

  private static void score(SampledFinding finding, List<Object> parts) {
    if (finding.score() == null) {
      return;
    }
    parts.add(parts.isEmpty() ? "score " : ", weight ");
    parts.add(number(finding.score()));
    parts.add(" against the threshold ");
    parts.add(finding.threshold() == null ? "—" : number(finding.threshold()));
    value(parts, " of model ", finding.modelId());
    value(parts, ", version ", finding.modelVersion());
  }

  /** Finite numbers alone: what is none is said to be none. */
  static String number(double value) {
    return Double.isFinite(value) ? Figures.score(value) : "no finite number";
  }

  private static void value(List<Object> parts, String words, @Nullable String value) {
    if (value != null) {
      parts.add(words);
      parts.add(Value.code(value, 100));
    }
  }
}
