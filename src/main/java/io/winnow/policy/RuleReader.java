package io.winnow.policy;

import io.winnow.core.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code rules:} and finds the lists that no rule uses. */
final class RuleReader {
  static final int MOST = 1000;

  private static final List<String> KEYS =
      List.of(
          "id",
          "list",
          "match",
          "distance",
          "quality",
          "orientations",
          "weight",
          "in",
          "model",
          "labels",
          "score",
          "verdict",
          "rollout");

  private final Map<String, DeclaredList> lists;
  private final boolean listsUnclear;
  private final Problems problems;
  private final Map<String, Position> ids = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  /** True if a rule could not be read so far as to say which list it uses. */
  private boolean unclear;

  RuleReader(ListReader lists, Problems problems) {
    this.lists = lists.declared();
    this.listsUnclear = lists.isUnclear();
    this.problems = problems;
  }

  /** Complete if no problem was added. */
  List<Rule> read(Section policy) {
    List<Rule> rules = new ArrayList<>();
    Optional<List<Value>> items = policy.read("rules", v -> v.items(MOST));
    if (items.isEmpty() || items.get().isEmpty()) {
      if (items.isPresent() || !policy.has("rules")) {
        policy.problem("rules", "a policy without rules checks nothing; add at least one");
      }
      return rules;
    }
    for (Value item : items.get()) {
      Optional<YamlNode.Mapping> mapping = item.mapping();
      unclear |= mapping.isEmpty();
      mapping
          .flatMap(m -> readOne(new Section(m, item.path(), KEYS, problems)))
          .ifPresent(rules::add);
    }
    if (!unclear) {
      lists.values().stream().filter(list -> !used.contains(list.id())).forEach(this::unused);
    }
    return rules;
  }

  private Optional<Rule> readOne(Section rule) {
    rule.require("id", "id: and a name of your choice");
    Optional<String> id = rule.read("id", Value::id);
    id.ifPresent(
        name -> {
          Position first = ids.putIfAbsent(name, rule.at());
          if (first != null) {
            rule.problem(
                "id", "another rule is called %s, in line %d".formatted(name, first.line()));
          }
          if (Finding.FIXED_RULES.contains(name)) {
            rule.problem(
                "id",
                "%s is what the ledger calls what no rule decides; choose another name"
                    .formatted(name));
          }
        });
    if (rule.has("list") && rule.has("model")) {
      rule.problem("model", "a rule has a list or a model, not both; make two rules");
    }
    if (rule.has("list")) {
      return ListRuleReader.read(rule, id, list(rule), problems);
    }
    if (rule.has("model")) {
      return ModelRuleReader.read(rule, id, problems);
    }
    unclear = true;
    rule.problem("list", "is missing; write list: or model: and its id");
    return Optional.empty();
  }

  /**
   * The list that a rule names. One that is nearly named counts as used: one mistake, one problem.
   */
  private Optional<DeclaredList> list(Section rule) {
    Optional<String> name = rule.read("list", Value::text);
    unclear |= name.isEmpty();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (!lists.containsKey(name.get()) && !listsUnclear) {
      String hint = Suggestion.clause(name.get(), lists.keySet());
      rule.problem("list", "no list is called " + Shown.of(name.get()) + hint);
    }
    Optional<String> meant =
        lists.containsKey(name.get()) ? name : Suggestion.nearest(name.get(), lists.keySet());
    meant.ifPresent(used::add);
    return meant.map(lists::get);
  }

  private void unused(DeclaredList list) {
    String what =
        list.isProtected()
            ? "list %s is of protected purpose, but checked by no rule; add a rule"
            : "list %s is checked by no rule; remove it or add a rule";
    list.item().problem(what.formatted(Shown.bare(list.id())));
  }

  /** Adds a problem for each key that belongs to rules of the other kind. */
  static void refuse(Section rule, List<String> keys, String other, String own) {
    for (String key : keys) {
      if (rule.has(key)) {
        rule.problem(
            key, "%s belongs to rules with a %s; this one has a %s".formatted(key, other, own));
      }
    }
  }
}
