package io.winnow.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads the sections of a policy that are about the run's papers and not about its rules. */
final class About {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Section policy;
  private final Problems problems;

  About(Section policy, Problems problems) {
    this.policy = policy;
    this.problems = problems;
  }

  private Optional<Section> section(String key, String... keys) {
    return policy
        .read(key, Value::mapping)
        .map(mapping -> new Section(mapping, key, List.of(keys), problems));
  }

  Dataset dataset() {
    return section(
            "dataset", "name", "license", "url", "creator", "description", "version", "published")
        .map(
            dataset ->
                new Dataset(
                    dataset.read("name", Value::text),
                    dataset.read("license", Value::text),
                    dataset.read("url", Value::text),
                    dataset.read("creator", Value::text),
                    dataset.read("description", Value::text),
                    dataset.read("version", Value::text),
                    dataset.read("published", About::date)))
        .orElse(Dataset.NONE);
  }

  Approval approval() {
    return section("approval", "by", "role", "date", "reference")
        .map(
            approval ->
                new Approval(
                    approval.read("by", Value::text),
                    approval.read("role", Value::text),
                    approval.read("date", About::date),
                    approval.read("reference", Value::text)))
        .orElse(Approval.NONE);
  }

  EvidenceSpec evidence() {
    return section("evidence", "seal-to", "retain")
        .map(
            evidence ->
                new EvidenceSpec(
                    evidence.read("seal-to", Value::text),
                    evidence
                        .read("retain", v -> v.quantity(Quantity.TIME, DAY, 36_500 * DAY))
                        .map(Duration::ofMillis)
                        .orElse(EvidenceSpec.DEFAULT_RETAIN),
                    evidence.at()))
        .orElse(EvidenceSpec.plain(policy.at()));
  }

  Optional<DecisionsSpec> decisions() {
    Optional<Section> section = section("decisions", "file", "signed-by");
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Section decisions = section.get();
    decisions.require("file", "file: and the decisions file (CSV)");
    decisions.require("signed-by", "signed-by: and the reviewer's public key (PEM)");
    Optional<String> file = decisions.read("file", Value::text);
    Optional<String> signedBy = decisions.read("signed-by", Value::text);
    return file.isPresent() && signedBy.isPresent()
        ? Optional.of(new DecisionsSpec(file.get(), signedBy.get(), decisions.at()))
        : Optional.empty();
  }

  private static Optional<LocalDate> date(Value value) {
    Optional<String> text = value.text();
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      return value.problem("needs a date, YYYY-MM-DD, not " + Shown.of(text.orElseThrow()));
    }
  }
}
