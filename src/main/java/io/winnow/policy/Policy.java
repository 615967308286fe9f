package io.winnow.policy;

import io.winnow.core.Limits;
import io.winnow.core.ProblemsException;
import io.winnow.core.Purpose;
import io.winnow.core.Rollout;
import io.winnow.core.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is checked, against what, with which thresholds, verdicts and limits: all that decides what
 * is kept.
 *
 * <p>Two policies are equal if they say the same; comments, positions, the order of keys and
 * defaults that are written out make no difference.
 *
 * @param name what the policy is called
 * @param lists in the order of the file; each is used by a rule
 * @param rules in the order of the file; at least one
 * @param notComparable what happens to a picture that no PDQ rule can compare: kept, flagged or
 *     excluded
 * @param cascade what a known part means for its record
 * @param limits what one record may cost
 * @param types what is asked for; other recognised types are set aside
 * @param sandbox how much isolation the screener must have
 * @param dataset for the cleaned dataset's card
 * @param approval who has approved it
 * @param evidence how the restricted table is kept
 * @param decisions reviewers' decisions on single items
 * @param skip what names the records that a pre-screen has found, so that they are never read
 * @param at where the policy begins
 */
public record Policy(
    String name,
    List<ListSpec> lists,
    List<Rule> rules,
    Verdict notComparable,
    Cascade cascade,
    Limits limits,
    Set<MediaGroup> types,
    Sandbox sandbox,
    Dataset dataset,
    Approval approval,
    EvidenceSpec evidence,
    Optional<DecisionsSpec> decisions,
    Optional<SkipSpec> skip,
    Position at) {

  /** The one policy format that is read. */
  public static final int FORMAT = 1;

  /** Largest policy file in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  /**
   * @throws IllegalArgumentException if the policy contradicts itself or would lower a floor; the
   *     reader reports the same as problems, so that this is a programming error
   */
  public Policy {
    lists = List.copyOf(lists);
    rules = List.copyOf(rules);
    if (rules.isEmpty() || types.isEmpty()) {
      throw new IllegalArgumentException("a policy has rules and asks for types");
    }
    types = Collections.unmodifiableSet(EnumSet.copyOf(types));
    Words.of(notComparable);
    requireFloors(lists, rules);
  }

  /**
   * Reads a policy from YAML.
   *
   * @param fileName named in problems and positions
   * @throws ProblemsException with all problems, in the order of the file
   */
  public static Policy parse(String yaml, String fileName) {
    return PolicyReader.read(yaml, fileName);
  }

  /**
   * Reads a policy from the bytes of a YAML file.
   *
   * @param yaml UTF-8, with or without a byte order mark
   * @throws ProblemsException with all problems; bytes that are not UTF-8 are one
   */
  public static Policy parse(byte[] yaml, String fileName) {
    return PolicyReader.read(Utf8.decode(yaml, fileName), fileName);
  }

  /** The list of that id. */
  public Optional<ListSpec> list(String id) {
    return lists.stream().filter(l -> l.id().equals(id)).findFirst();
  }

  /** Whether some rule looks for terms, so that whole texts are needed. */
  public boolean searchesTexts() {
    return rules.stream()
        .anyMatch(rule -> rule instanceof ListRule r && r.match().contains(MatchKind.TERM));
  }

  /**
   * The policy as YAML with every default written out, keys in one order and no comments. It parses
   * to an equal policy, whose canonical form is the same to the byte.
   */
  public String canonical() {
    return CanonicalYaml.of(this);
  }

  /** SHA-256 of {@link #canonical()} in UTF-8, 64 hexadecimal digits. */
  public String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(canonical().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Policy that && canonical().equals(that.canonical());
  }

  @Override
  public int hashCode() {
    return canonical().hashCode();
  }

  @Override
  public String toString() {
    return "policy " + name + " (" + digest() + ")";
  }

  private static void requireFloors(List<ListSpec> lists, List<Rule> rules) {
    Map<String, ListSpec> byId = new HashMap<>();
    for (ListSpec list : lists) {
      require(byId.put(list.id(), list) == null, "two lists are called " + list.id());
    }
    Set<String> ruleIds = new HashSet<>();
    Set<String> used = new HashSet<>();
    for (Rule rule : rules) {
      require(ruleIds.add(rule.id()), "two rules are called " + rule.id());
      if (rule instanceof ListRule listRule) {
        ListSpec list = byId.get(listRule.list());
        require(list != null, "rule " + rule.id() + " names no list of the policy");
        used.add(listRule.list());
        Purpose purpose = list.purpose();
        require(
            !purpose.isProtected()
                || (rule.verdict() == Verdict.EXCLUDED && rule.rollout() == Rollout.ENFORCE),
            "rule " + rule.id() + ": a match on a list of protected purpose is always excluded");
        require(
            purpose.isExcuse() == (rule.verdict() == Verdict.KEPT),
            "rule " + rule.id() + ": keep is for allow and benign lists, and only keep");
        require(
            !purpose.isExcuse() || !listRule.match().contains(MatchKind.TERM),
            "rule " + rule.id() + ": terms excuse nothing");
      }
    }
    require(used.equals(byId.keySet()), "a list is checked by no rule");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
