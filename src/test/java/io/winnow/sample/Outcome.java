package io.winnow.sample;

import io.winnow.core.DistanceBand;
import io.winnow.core.FindingClass;
import io.winnow.core.Reason;
import io.winnow.core.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must happen to an item, and what its ledger row must say.
 *
 * @param verdicts the one verdict, or those that are possible where only a model's score, unknown
 *     by construction, decides
 * @param row the ledger's columns, in order; empty where there is no row. Where several verdicts
 *     are possible: the columns if there is a row
 */
record Outcome(List<Verdict> verdicts, Map<String, String> row) {
  static final String KNOWN_LIST = "demo-known";

  Outcome(Verdict verdict, String... columns) {
    this(List.of(verdict), row(columns));
  }

  static Outcome kept() {
    return new Outcome(Verdict.KEPT);
  }

  static Outcome setAside() {
    return new Outcome(Verdict.SET_ASIDE);
  }

  /** Decided by the score alone, which nobody computed beforehand. */
  static Outcome byScore() {
    return new Outcome(
        List.of(Verdict.KEPT, Verdict.FLAGGED, Verdict.EXCLUDED),
        row("class", FindingClass.SCORED.id(), "reason", Reason.SCORE.id()));
  }

  static Outcome scored() {
    return new Outcome(
        Verdict.EXCLUDED,
        finding(FindingClass.SCORED, Reason.SCORE, "rule_id", "nsfw", "rollout", "enforce"));
  }

  static Outcome scoredInShadow() {
    return new Outcome(
        Verdict.FLAGGED,
        finding(FindingClass.SCORED, Reason.SCORE, "rule_id", "nsfw-strict", "rollout", "shadow"));
  }

  static Outcome notComparable() {
    return new Outcome(
        Verdict.FLAGGED,
        finding(FindingClass.POLICY, Reason.NOT_COMPARABLE, "rule_id", "not-comparable"));
  }

  static Outcome tooSmall() {
    return new Outcome(
        Verdict.FLAGGED,
        finding(FindingClass.POLICY, Reason.TOO_SMALL_TO_HASH, "rule_id", "not-comparable"));
  }

  /** A digest on the list of known material, whichever of a row's digests decides. */
  static Outcome known() {
    return listed(FindingClass.KNOWN, "bytes", KNOWN_LIST);
  }

  /** A digest on the list of known material. */
  static Outcome known(String algorithm) {
    return listed(FindingClass.KNOWN, "bytes", KNOWN_LIST, "algorithm", algorithm);
  }

  static Outcome near(DistanceBand band) {
    return listed(
        FindingClass.KNOWN, "picture", KNOWN_LIST, "algorithm", "pdq", "distance_band", band.id());
  }

  static Outcome blocked(String rule, String list) {
    return listed(FindingClass.POLICY, rule, list);
  }

  /** On a custom list, and on an allow-list that wins: kept, with a row that says so. */
  static Outcome excused(String rule, String list) {
    return new Outcome(
        List.of(Verdict.FLAGGED),
        row("class", "policy", "reason", "list-match", "rule_id", rule, "list_id", list));
  }

  static Outcome cascade() {
    return new Outcome(Verdict.EXCLUDED, finding(FindingClass.POLICY, Reason.CASCADE));
  }

  static Outcome unscannable(Reason reason) {
    return new Outcome(Verdict.EXCLUDED, finding(FindingClass.UNSCANNABLE, reason));
  }

  private static Outcome listed(
      FindingClass findingClass, String rule, String list, String... more) {
    Map<String, String> row =
        row(finding(findingClass, Reason.LIST_MATCH, "rule_id", rule, "list_id", list));
    row.putAll(row(more));
    return new Outcome(List.of(Verdict.EXCLUDED), row);
  }

  private static String[] finding(FindingClass findingClass, Reason reason, String... more) {
    String[] all = new String[4 + more.length];
    all[0] = "class";
    all[1] = findingClass.id();
    all[2] = "reason";
    all[3] = reason.id();
    System.arraycopy(more, 0, all, 4, more.length);
    return all;
  }

  private static Map<String, String> row(String... columns) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i += 2) {
      row.put(columns[i], columns[i + 1]);
    }
    return row;
  }

  boolean isDecided() {
    return verdicts.size() == 1;
  }
}
