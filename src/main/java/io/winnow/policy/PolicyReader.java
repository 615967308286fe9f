package io.winnow.policy;

import io.winnow.core.Limits;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a whole policy; every problem is found before any is thrown. */
final class PolicyReader {
  static final String TOO_LARGE = "larger than 1 MiB, which no policy needs";

  private static final List<String> KEYS =
      List.of(
          "policy",
          "format",
          "lists",
          "rules",
          "not-comparable",
          "cascade",
          "limits",
          "types",
          "sandbox",
          "dataset",
          "approval",
          "evidence",
          "decisions",
          "skip");

  private final Problems problems;

  private PolicyReader(Problems problems) {
    this.problems = problems;
  }

  static Policy read(String yaml, String file) {
    // Characters first: a huge text need not be encoded to be refused.
    if (yaml.length() > Policy.MAX_BYTES
        || yaml.getBytes(StandardCharsets.UTF_8).length > Policy.MAX_BYTES) {
      throw new ProblemsException(Problem.of(file, TOO_LARGE));
    }
    Problems problems = new Problems(file);
    String text = yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
    Optional<YamlNode> root = YamlTree.read(text, file, problems);
    Optional<Policy> policy = root.flatMap(node -> new PolicyReader(problems).policy(node));
    problems.throwIfAny();
    return policy.orElseThrow();
  }

  private Optional<Policy> policy(YamlNode root) {
    Optional<YamlNode.Mapping> mapping = new Value(root, "", problems).mapping();
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    Section policy = new Section(mapping.get(), "", KEYS, problems);
    policy.require("policy", "policy: and a name of your choice");
    Optional<String> name = policy.read("policy", Value::text);
    policy.require("format", "format: " + Policy.FORMAT);
    policy.read("format", PolicyReader::format);
    ListReader listReader = new ListReader(problems);
    List<ListSpec> lists = listReader.read(policy);
    List<Rule> rules = new RuleReader(listReader, problems).read(policy);
    Verdict notComparable =
        policy.read("not-comparable", v -> v.choice(Words.VERDICTS)).orElse(Verdict.FLAGGED);
    Cascade cascade = policy.read("cascade", v -> v.choice(Words.CASCADES)).orElse(Cascade.RECORD);
    Limits limits = LimitsReader.read(policy, problems);
    Set<MediaGroup> types = EnumSet.noneOf(MediaGroup.class);
    types.addAll(
        policy
            .read("types", v -> v.choices(Words.TYPES))
            .orElse(List.copyOf(EnumSet.allOf(MediaGroup.class))));
    Sandbox sandbox = policy.read("sandbox", v -> v.choice(Words.SANDBOXES)).orElse(Sandbox.AUTO);
    About about = new About(policy, problems);
    Dataset dataset = about.dataset();
    Approval approval = about.approval();
    EvidenceSpec evidence = about.evidence();
    Optional<DecisionsSpec> decisions = about.decisions();
    Optional<SkipSpec> skip =
        policy.read("skip", v -> v.text().map(path -> new SkipSpec(path, v.at())));
    if (problems.any()) {
      return Optional.empty();
    }
    return Optional.of(
        new Policy(
            name.orElseThrow(),
            lists,
            rules,
            notComparable,
            cascade,
            limits,
            types,
            sandbox,
            dataset,
            approval,
            evidence,
            decisions,
            skip,
            policy.at()));
  }

  private static Optional<Integer> format(Value value) {
    Optional<String> format = value.text();
    if (format.isPresent() && !format.get().equals("" + Policy.FORMAT)) {
      return value.problem(
          "format %s is not known; this version of Winnow reads format %d"
              .formatted(Shown.of(format.get()), Policy.FORMAT));
    }
    return format.map(f -> Policy.FORMAT);
  }
}
