package io.winnow.core;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of one check.
 *
 * @param findingClass known, policy, scored or unscannable
 * @param reason what was found
 * @param verdict what the rule asks for: excluded, flagged, or kept for an excuse
 * @param rollout whether the rule is in force
 * @param ruleId the policy's rule, or a fixed word for what no rule decides: {@code unscannable},
 *     {@code cascade}, {@code not-comparable}, {@code review}
 * @param list the list match, or null
 * @param model the model's score, or null
 * @param terms what the listed terms weigh where the match is by term, or null
 * @param cause the item that this one is excluded with, or null
 * @param bound true for a cascade that holds as long as its cause is excluded: no decision on the
 *     item itself takes it back
 * @param review the reviewer's decision on the item, or null
 */
public record Finding(
    FindingClass findingClass,
    Reason reason,
    Verdict verdict,
    Rollout rollout,
    String ruleId,
    @Nullable ListHit list,
    @Nullable ModelHit model,
    @Nullable TermWeight terms,
    @Nullable ItemId cause,
    boolean bound,
    @Nullable Review review) {

  /** Stands in the place of a rule where an item could not be checked. */
  public static final String UNSCANNABLE_RULE = "unscannable";

  /** Stands in the place of a rule where an item goes with another one. */
  public static final String CASCADE_RULE = "cascade";

  /** Stands in the place of a rule in the row of a stretch that is no record. */
  public static final String UNREADABLE_RULE = "unreadable";

  /** Stands in the place of a rule where a picture could not be compared. */
  public static final String NOT_COMPARABLE_RULE = "not-comparable";

  /** Stands in the place of a rule where a reviewer has decided. */
  public static final String REVIEW_RULE = "review";

  /** All of them: a policy's own rules are called otherwise, or they would be counted together. */
  public static final Set<String> FIXED_RULES =
      Set.of(UNSCANNABLE_RULE, CASCADE_RULE, UNREADABLE_RULE, NOT_COMPARABLE_RULE, REVIEW_RULE);

  public Finding {
    if (reason.isUnscannable() != (findingClass == FindingClass.UNSCANNABLE)) {
      throw new IllegalArgumentException(reason + " is not of class " + findingClass);
    }
    if (findingClass == FindingClass.UNSCANNABLE && verdict != Verdict.EXCLUDED) {
      throw new IllegalArgumentException("what is unscannable is excluded");
    }
    boolean floor = list != null && list.purpose().isProtected();
    if (floor && (verdict != Verdict.EXCLUDED || rollout != Rollout.ENFORCE)) {
      throw new IllegalArgumentException("a match on a protected list is excluded");
    }
    if ((findingClass == FindingClass.KNOWN) != floor) {
      throw new IllegalArgumentException("known is what matches a protected list");
    }
    boolean isMatch = reason == Reason.LIST_MATCH || reason == Reason.PRESCREENED;
    if (isMatch != (list != null) || (reason == Reason.SCORE) != (model != null)) {
      throw new IllegalArgumentException("a list match has its list, a score its model");
    }
    if ((reason == Reason.CASCADE) != (cause != null)) {
      throw new IllegalArgumentException("a cascade has a cause, and nothing else has");
    }
    if (terms != null && list == null) {
      throw new IllegalArgumentException("terms are of a list");
    }
    if (bound && cause == null) {
      throw new IllegalArgumentException("only a cascade is bound to its cause");
    }
    if (reason.isReview() != (review != null)) {
      throw new IllegalArgumentException("a decision has its review, and nothing else has");
    }
    if (review != null && reason != Reason.REVIEW_REFUSED && reason != review.kind().reason()) {
      throw new IllegalArgumentException(reason + " is not what the reviewer decided");
    }
    if (reason == Reason.REVIEW_REFUSED && !Objects.requireNonNull(review).kind().keeps()) {
      throw new IllegalArgumentException("whoever excludes is never refused");
    }
  }

  public static Finding unscannable(Reason reason) {
    return new Finding(
        FindingClass.UNSCANNABLE,
        reason,
        Verdict.EXCLUDED,
        Rollout.ENFORCE,
        UNSCANNABLE_RULE,
        null,
        null,
        null,
        null,
        false,
        null);
  }

  /**
   * The item goes with another one.
   *
   * @param bound whether it must stay out as long as the other does
   */
  public static Finding cascade(ItemId cause, boolean bound) {
    return new Finding(
        FindingClass.POLICY,
        Reason.CASCADE,
        Verdict.EXCLUDED,
        Rollout.ENFORCE,
        CASCADE_RULE,
        null,
        null,
        null,
        cause,
        bound,
        null);
  }

  /**
   * A picture whose perceptual fingerprint says too little for some rule. It is no finding of that
   * rule: nothing was compared, and figures of matches would count what is none.
   */
  public static Finding notComparable(Reason reason, Verdict verdict) {
    return new Finding(
        FindingClass.POLICY,
        reason,
        verdict,
        Rollout.ENFORCE,
        NOT_COMPARABLE_RULE,
        null,
        null,
        null,
        null,
        false,
        null);
  }

  public static Finding listed(ListHit hit, Verdict verdict, Rollout rollout, String ruleId) {
    return listed(hit, null, verdict, rollout, ruleId);
  }

  /** A match by term, and what the terms weigh. */
  public static Finding listed(
      ListHit hit, @Nullable TermWeight terms, Verdict verdict, Rollout rollout, String ruleId) {
    FindingClass findingClass =
        hit.purpose().isProtected() ? FindingClass.KNOWN : FindingClass.POLICY;
    return new Finding(
        findingClass,
        Reason.LIST_MATCH,
        verdict,
        rollout,
        ruleId,
        hit,
        null,
        terms,
        null,
        false,
        null);
  }

  /** A record that a pre-screen found on a list, and that is therefore not read. */
  public static Finding prescreened(ListHit hit, String ruleId) {
    FindingClass findingClass =
        hit.purpose().isProtected() ? FindingClass.KNOWN : FindingClass.POLICY;
    return new Finding(
        findingClass,
        Reason.PRESCREENED,
        Verdict.EXCLUDED,
        Rollout.ENFORCE,
        ruleId,
        hit,
        null,
        null,
        null,
        false,
        null);
  }

  public static Finding scored(ModelHit hit, Verdict verdict, Rollout rollout, String ruleId) {
    return new Finding(
        FindingClass.SCORED,
        Reason.SCORE,
        verdict,
        rollout,
        ruleId,
        null,
        hit,
        null,
        null,
        false,
        null);
  }

  /** A reviewer's decision that takes effect: the item is kept with a row, or excluded. */
  public static Finding reviewed(Review review) {
    return review(review, review.kind().reason());
  }

  /** A decision that would keep the item, where nobody may. */
  public static Finding refused(Review review) {
    return review(review, Reason.REVIEW_REFUSED);
  }

  private static Finding review(Review review, Reason reason) {
    return new Finding(
        FindingClass.POLICY,
        reason,
        review.kind().keeps() ? Verdict.FLAGGED : Verdict.EXCLUDED,
        Rollout.ENFORCE,
        REVIEW_RULE,
        null,
        null,
        null,
        null,
        false,
        review);
  }

  /** True if the finding, by itself, keeps the item out of the clean tables. */
  public boolean excludes() {
    return verdict == Verdict.EXCLUDED && rollout == Rollout.ENFORCE;
  }

  /**
   * True if no decision on the item takes it back: a match on a csam list, what is unscannable, a
   * record that was never read, a cascade that is bound to its cause.
   */
  public boolean isBinding() {
    return bound
        || findingClass == FindingClass.UNSCANNABLE
        || reason == Reason.PRESCREENED
        || isOfCsam();
  }

  /** True for a match on a list of purpose csam: disputes go to the list's holder. */
  public boolean isOfCsam() {
    return list != null && list.purpose() == Purpose.CSAM;
  }

  /** True for a match that excuses an item from adult and custom lists. */
  public boolean isExcuse() {
    return list != null && list.purpose().isExcuse();
  }

  /** True if the ledger must not say where the item lies. */
  public boolean isConfidential() {
    return list != null && list.confidential();
  }
}
