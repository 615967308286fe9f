package io.winnow.judge;

import io.winnow.core.DocumentMeasurement;
import io.winnow.core.Finding;
import io.winnow.core.ImageReference;
import io.winnow.core.ListHit;
import io.winnow.core.ScreenText;
import io.winnow.core.TermWeight;
import io.winnow.list.LoadedList;
import io.winnow.list.TermMatch;
import io.winnow.policy.ListRule;
import io.winnow.policy.TextPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One list rule on terms, ready to be asked. What is found is named by its entry; no text and no
 * term goes further than here.
 */
final class TermCheck {
  static final String MATCHED_BY = "term";

  private final ListRule rule;
  private final LoadedList list;

  TermCheck(ListRule rule, LoadedList list) {
    this.rule = rule;
    this.list = list;
  }

  /** At most one finding for all texts of a document together. */
  void document(DocumentMeasurement document, List<Finding> findings) {
    Set<TextPlace> in = rule.terms().in();
    ScreenText screenText = document.screenText();
    List<String> texts = new ArrayList<>();
    if (in.contains(TextPlace.TITLE)) {
      texts.add(document.title());
    }
    if (in.contains(TextPlace.TEXT)) {
      texts.add(screenText.text());
    }
    if (in.contains(TextPlace.ALT)) {
      document.images().stream().map(ImageReference::alt).forEach(texts::add);
      screenText.captions().stream().map(ScreenText.Caption::text).forEach(texts::add);
    }
    search(texts, findings);
  }

  /** At most one finding for the words beside an embedded picture. */
  void picture(List<String> words, List<Finding> findings) {
    if (rule.terms().in().contains(TextPlace.ALT)) {
      search(words, findings);
    }
  }

  private void search(List<String> texts, List<Finding> findings) {
    double threshold = rule.terms().weight();
    list.terms(texts, threshold).ifPresent(match -> findings.add(found(match, threshold)));
  }

  private Finding found(TermMatch match, double threshold) {
    ListHit hit =
        new ListHit(
            list.id(),
            list.version(),
            list.purpose(),
            list.confidential(),
            match.heaviest().entryId(),
            match.heaviest().category(),
            MATCHED_BY,
            false,
            null);
    return Finding.listed(
        hit, new TermWeight(match.weight(), threshold), rule.verdict(), rule.rollout(), rule.id());
  }
}
