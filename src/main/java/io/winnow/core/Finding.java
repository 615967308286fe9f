package io.winnow.core;

import org.jspecify.annotations.Nullable;

/**
 * The evidence of one check.
 *
 * @param findingClass known, policy, scored or unscannable
 * @param reason what was found
 * @param verdict what the rule asks for: excluded, flagged, or kept for an excuse
 * @param rollout whether the rule is in force
 * @param ruleId the policy's rule, or a fixed word for what no rule decides: {@code unscannable},
 *     {@code cascade}
 * @param list the list match, or null
 * @param model the model's score, or null
 * @param terms what the listed terms weigh where the match is by term, or null
 * @param cause the item that this one is excluded with, or null
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
    @Nullable ItemId cause) {

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
  }

  public static Finding unscannable(Reason reason) {
    return new Finding(
        FindingClass.UNSCANNABLE,
        reason,
        Verdict.EXCLUDED,
        Rollout.ENFORCE,
        "unscannable",
        null,
        null,
        null,
        null);
  }

  public static Finding cascade(ItemId cause) {
    return new Finding(
        FindingClass.POLICY,
        Reason.CASCADE,
        Verdict.EXCLUDED,
        Rollout.ENFORCE,
        "cascade",
        null,
        null,
        null,
        cause);
  }

  /** A picture whose perceptual fingerprint says too little for that rule. */
  public static Finding notComparable(Reason reason, Verdict verdict, String ruleId) {
    return new Finding(
        FindingClass.POLICY, reason, verdict, Rollout.ENFORCE, ruleId, null, null, null, null);
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
        findingClass, Reason.LIST_MATCH, verdict, rollout, ruleId, hit, null, terms, null);
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
        null);
  }

  public static Finding scored(ModelHit hit, Verdict verdict, Rollout rollout, String ruleId) {
    return new Finding(
        FindingClass.SCORED, Reason.SCORE, verdict, rollout, ruleId, null, hit, null, null);
  }

  /** True if the finding, by itself, keeps the item out of the clean tables. */
  public boolean excludes() {
    return verdict == Verdict.EXCLUDED && rollout == Rollout.ENFORCE;
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
