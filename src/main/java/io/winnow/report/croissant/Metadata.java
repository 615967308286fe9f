package io.winnow.report.croissant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.report.Figures;
import io.winnow.report.ReportData;
import io.winnow.report.filtering.DatasetFacts;
import io.winnow.report.filtering.DatasetVersion;
import io.winnow.report.filtering.Filtering;
import io.winnow.report.filtering.ListUsed;
import io.winnow.report.filtering.ModelUsed;
import io.winnow.report.filtering.PublicCount;
import io.winnow.table.SafeCell;
import java.util.ArrayList;
import java.util.List;

/** The dataset as a whole. */
final class Metadata {
  private final ReportData data;
  private final DatasetFacts facts;
  private final DatasetVersion version;
  private final Filtering filtering;

  Metadata(ReportData data, DatasetFacts facts, DatasetVersion version) {
    this.data = data;
    this.facts = facts;
    this.version = version;
    this.filtering = Filtering.of(data.run());
  }

  ObjectNode json(Distribution distribution) {
    ObjectNode json = Nodes.object();
    json.set("@context", Context.json());
    json.put("@type", "sc:Dataset");
    json.set(
        "conformsTo",
        Nodes.texts(
            List.of(
                "http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0")));
    json.put("name", SafeCell.visible(facts.name()));
    json.put("description", SafeCell.visible(description()));
    json.put("license", facts.license().url());
    json.put("url", facts.url());
    json.set(
        "creator",
        Nodes.object()
            .put("@type", "sc:Organization")
            .put("name", SafeCell.visible(facts.creator())));
    json.put("datePublished", facts.published().toString());
    json.put("version", SafeCell.visible(version.version()));
    json.set("keywords", Nodes.texts(List.of("web crawl", "safety-filtered")));
    json.set("rai:dataPreprocessingProtocol", Nodes.texts(protocol()));
    json.set("rai:dataLimitations", Nodes.texts(filtering.notChecked()));
    json.set("prov:wasGeneratedBy", Provenance.generatedBy(data.run()));
    json.set("prov:wasDerivedFrom", Nodes.array(Provenance.derivedFrom(data.run())));
    version
        .previousSha256()
        .ifPresent(
            digest ->
                json.set(
                    "prov:wasRevisionOf",
                    Nodes.typed("prov:Entity", Nodes.named(digest))
                        .put("prov:label", "the data of the run before")
                        .put("sha256", digest)));
    json.set("distribution", Nodes.array(distribution.nodes()));
    json.set("recordSet", Nodes.array(RecordSets.of(distribution.tables())));
    return json;
  }

  private String description() {
    List<String> sentences = new ArrayList<>();
    if (!facts.description().isBlank()) {
      sentences.add(facts.description());
    }
    sentences.add(
        "Cleaned with Winnow %s under the policy %s: known and scored harmful material, and what"
                .formatted(data.run().manifest().tool(), data.run().manifest().policyName())
            + " could not be checked, was removed.");
    switch (data.run().manifest().state()) {
      case INCOMPLETE ->
          sentences.add("The run is incomplete: shards that could not be cleaned are not in it.");
      case GATE_FAILED -> sentences.add("A gate that its operator had set did not hold.");
      case COMPLETE -> {}
    }
    version
        .step()
        .ifPresent(
            step ->
                sentences.add(
                    "Against the version before, %s: a %s version."
                        .formatted(DatasetVersion.sentence(step), step)));
    return String.join(" ", sentences);
  }

  /** What was removed and by what. */
  private List<String> protocol() {
    List<String> lines = new ArrayList<>();
    for (ListUsed list : filtering.lists()) {
      lines.add(
          "List %s, version %s of %s, purpose %s (%s). %s"
              .formatted(
                  list.id(),
                  list.version(),
                  list.date(),
                  list.purpose(),
                  String.join("; ", list.uses()),
                  list.coverage()));
    }
    for (ModelUsed model : filtering.models()) {
      lines.add(
          "Model %s, version %s, rule %s: from score %s on, %s"
              .formatted(
                  model.id(),
                  model.version(),
                  model.rule(),
                  Figures.score(model.threshold()),
                  model.effect()));
    }
    for (PublicCount count : filtering.counts()) {
      lines.add("Items %s: %s".formatted(count.meaning(), count.count()));
    }
    return lines.stream().map(SafeCell::visible).toList();
  }
}
