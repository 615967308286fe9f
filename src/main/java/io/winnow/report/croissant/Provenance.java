package io.winnow.report.croissant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.report.Figures;
import io.winnow.report.ReportedRun;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.table.SafeCell;
import java.util.ArrayList;
import java.util.List;

/** What made the dataset, and of what, in the words of PROV-O. Entities are named by digest. */
final class Provenance {
  /** Beyond this number inputs are one entity. */
  static final int MOST_INPUTS = 200;

  private Provenance() {}

  /** The run: its name is the digest of its manifest. */
  static ObjectNode generatedBy(ReportedRun run) {
    Manifest manifest = run.manifest();
    ObjectNode activity =
        Nodes.typed("prov:Activity", Nodes.named(run.manifestSha256()))
            .put("prov:label", "Winnow run")
            .put("prov:startedAtTime", Figures.time(manifest.started()))
            .put("prov:endedAtTime", Figures.time(manifest.ended()))
            .put("sha256", run.manifestSha256());
    activity.set(
        "prov:wasAssociatedWith",
        Nodes.object()
            .put("@type", "prov:SoftwareAgent")
            .put("prov:label", "Winnow")
            .put("softwareVersion", manifest.tool()));
    activity.set("prov:used", Nodes.array(used(manifest)));
    return activity;
  }

  private static List<ObjectNode> used(Manifest manifest) {
    List<ObjectNode> used = new ArrayList<>();
    used.add(
        entity("policy " + manifest.policyName(), manifest.policyDigest())
            .put("sha256", manifest.policyDigest()));
    for (Plan.ListStamp list : manifest.lists()) {
      used.add(
          entity("list " + list.id(), list.sha256())
              .put("version", SafeCell.visible(list.version()))
              .put("dateModified", SafeCell.visible(list.date())));
    }
    for (Plan.ModelStamp model : manifest.models()) {
      String label = "model " + model.id();
      used.add(
          (model.sha256() == null ? unnamed(label) : entity(label, model.sha256()))
              .put("version", SafeCell.visible(model.version())));
    }
    return used;
  }

  /** The shards that were read; of many, the plan that lists them. */
  static List<ObjectNode> derivedFrom(ReportedRun run) {
    List<Manifest.Input> inputs = run.manifest().inputs();
    if (inputs.size() > MOST_INPUTS) {
      long bytes = inputs.stream().mapToLong(Manifest.Input::bytes).sum();
      String label =
          "%s, %s; the run's plan names each"
              .formatted(Figures.count(inputs.size(), "shard", "shards"), Figures.size(bytes));
      return List.of(
          entity(label, run.manifest().planSha256()).put("sha256", run.manifest().planSha256()));
    }
    return inputs.stream().map(Provenance::shard).toList();
  }

  private static ObjectNode shard(Manifest.Input input) {
    ObjectNode shard =
        input.sha256() == null
            ? unnamed(input.path())
            : entity(input.path(), input.sha256()).put("sha256", input.sha256());
    return shard.put("contentSize", input.bytes() + " B");
  }

  private static ObjectNode entity(String label, String sha256) {
    return Nodes.typed("prov:Entity", Nodes.named(sha256))
        .put("prov:label", SafeCell.visible(label));
  }

  private static ObjectNode unnamed(String label) {
    return Nodes.object().put("@type", "prov:Entity").put("prov:label", SafeCell.visible(label));
  }
}
