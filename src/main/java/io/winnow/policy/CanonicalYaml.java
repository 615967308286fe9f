package io.winnow.policy;

import io.winnow.core.Limits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the one form of a policy. Digests in manifests are made of it: to change a byte here is to
 * make every policy a different one.
 */
final class CanonicalYaml {
  /** Text that no YAML reader takes for anything but itself. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z/](?:[A-Za-z0-9/._ -]*[A-Za-z0-9/._-])?");

  private static final Pattern NOT_TEXT =
      Pattern.compile("(true|false|null|yes|no|on|off|y|n)", Pattern.CASE_INSENSITIVE);

  private final StringBuilder out = new StringBuilder();

  private CanonicalYaml() {}

  static String of(Policy policy) {
    return new CanonicalYaml().write(policy);
  }

  private String write(Policy policy) {
    line("policy", text(policy.name()));
    line("format", "" + Policy.FORMAT);
    if (!policy.lists().isEmpty()) {
      out.append("lists:\n");
      policy.lists().forEach(this::list);
    }
    out.append("rules:\n");
    for (Rule rule : policy.rules()) {
      line("  - id", rule.id());
      switch (rule.kind()) {
        case LIST -> listRule((ListRule) rule);
        case MODEL -> modelRule((ModelRule) rule);
      }
      line("    verdict", Words.of(rule.verdict()));
      line("    rollout", rule.rollout().id());
    }
    line("not-comparable", Words.of(policy.notComparable()));
    line("cascade", policy.cascade().id());
    limits(policy.limits());
    line("types", flow(policy.types().stream().map(MediaGroup::id).toList()));
    line("sandbox", policy.sandbox().id());
    papers(policy);
    optional("skip", policy.skip().map(SkipSpec::path));
    return out.toString();
  }

  /** What is about the run's papers and not about its rules. */
  private void papers(Policy policy) {
    if (!policy.dataset().equals(Dataset.NONE)) {
      out.append("dataset:\n");
      optional("  name", policy.dataset().name());
      optional("  license", policy.dataset().license());
      optional("  url", policy.dataset().url());
      optional("  creator", policy.dataset().creator());
      optional("  description", policy.dataset().description());
      optional("  version", policy.dataset().version());
      optional("  published", policy.dataset().published().map(LocalDate::toString));
    }
    if (!policy.approval().equals(Approval.NONE)) {
      out.append("approval:\n");
      optional("  by", policy.approval().by());
      optional("  role", policy.approval().role());
      optional("  date", policy.approval().date().map(LocalDate::toString));
      optional("  reference", policy.approval().reference());
    }
    out.append("evidence:\n");
    optional("  seal-to", policy.evidence().sealTo());
    line("  retain", Quantity.TIME.format(policy.evidence().retain().toMillis()));
    policy
        .decisions()
        .ifPresent(
            decisions -> {
              out.append("decisions:\n");
              line("  file", text(decisions.path()));
              line("  signed-by", text(decisions.signedBy()));
            });
  }

  private void list(ListSpec list) {
    line("  - id", list.id());
    line("    path", text(list.path()));
    line("    purpose", list.purpose().id());
    line("    confidential", "" + list.confidential());
    line(
        "    max-age",
        list.maxAge().map(age -> Quantity.TIME.format(age.toMillis())).orElse("never"));
    list.minCount().ifPresent(count -> line("    min-count", "" + count));
    list.maxShrink().ifPresent(share -> line("    max-shrink", number(share)));
    optional("    version", list.version());
    list.date().ifPresent(date -> line("    date", date.toString()));
    if (!list.columns().isEmpty()) {
      out.append("    columns:\n");
      for (Map.Entry<String, String> column : list.columns().entrySet()) {
        column(text(column.getKey()), column.getValue().split("\n", -1));
      }
    }
    if (!list.categories().isEmpty()) {
      line("    categories", flow(list.categories()));
    }
    optional("    format", list.format());
    optional("    canary", list.canary());
    line("    disputed", Words.of(Words.DISPUTED, list.use().matchDisputed()));
    line("    max-malformed", number(list.use().maxMalformed()) + " %");
    list.use().minActive().ifPresent(share -> line("    min-active", number(share) + " %"));
    line("    permissions", Words.of(Words.PERMISSIONS, list.use().anyPermissions()));
  }

  /** A role alone, or a status with what the holder's words for it mean. */
  private void column(String name, String[] role) {
    if (role.length == 1) {
      line("      " + name, role[0]);
      return;
    }
    out.append("      ").append(name).append(":\n        ").append(role[0]).append(":\n");
    for (int i = 1; i < role.length; i++) {
      int equals = role[i].lastIndexOf('=');
      line("          " + text(role[i].substring(0, equals)), role[i].substring(equals + 1));
    }
  }

  private void listRule(ListRule rule) {
    line("    list", rule.list());
    line("    match", flow(rule.match().stream().map(MatchKind::id).toList()));
    List<MatchKind> pixels = rule.pixelKinds();
    if (!pixels.isEmpty()) {
      line("    distance", distances(rule, pixels));
      line("    quality", "" + rule.quality());
      line("    orientations", rule.orientations().id());
    }
    if (rule.match().contains(MatchKind.TERM)) {
      line("    weight", number(rule.terms().weight()));
      line("    in", flow(rule.terms().in().stream().map(TextPlace::id).toList()));
    }
  }

  /** One number for one kind, else a map. */
  private static String distances(ListRule rule, List<MatchKind> pixels) {
    return pixels.size() == 1
        ? "" + rule.distance(pixels.get(0))
        : pixels.stream()
            .map(kind -> text(kind.id()) + ": " + rule.distance(kind))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private void modelRule(ModelRule rule) {
    line("    model", text(rule.model()));
    if (!rule.labels().isEmpty()) {
      line("    labels", flow(rule.labels()));
    }
    line("    score", number(rule.score()));
  }

  private void limits(Limits limits) {
    out.append("limits:\n");
    line("  record", Quantity.BYTES.format(limits.recordBytes()));
    line("  pixels", Quantity.PIXELS.format(limits.pixels()));
    line("  scans", "" + limits.scans());
    line("  parts", "" + limits.parts());
    line("  part-bytes", Quantity.BYTES.format(limits.partBytes()));
    line("  cpu", Quantity.TIME.format(limits.cpu().toMillis()));
    line("  heap", Quantity.BYTES.format(limits.heapBytes()));
  }

  private void optional(String key, Optional<String> value) {
    value.ifPresent(v -> line(key, text(v)));
  }

  private void line(String key, String value) {
    out.append(key).append(": ").append(value).append('\n');
  }

  private static String flow(Collection<String> values) {
    return values.stream().map(CanonicalYaml::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** The shortest decimal that reads back as the same number, without an exponent. */
  static String number(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  /** Plain where nothing else could be read, else in double quotes. */
  private static String text(String value) {
    boolean plain = PLAIN.matcher(value).matches() && !NOT_TEXT.matcher(value).matches();
    return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
