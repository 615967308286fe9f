package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.core.Limits;
import io.winnow.policy.MediaGroup;
import io.winnow.policy.Policy;
import io.winnow.report.Figures;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Section 7: what the run was made of.
 *
 * @param shards with their digests
 * @param sum of all shards
 * @param tools lists, models and plug-ins with their digests
 * @param settings versions, isolation, limits, places
 */
public record Inputs(Table shards, String sum, Table tools, List<Banner.Fact> settings) {
  public Inputs {
    settings = List.copyOf(settings);
  }

  static Inputs of(Scene scene) {
    Manifest manifest = scene.manifest();
    Table.Builder shards =
        Table.of(
            "shards-read",
            "Shards that were cleaned",
            "Shard",
            "#Size as stored",
            "SHA-256 of its bytes as read");
    shards.rows(
        manifest.inputs(),
        input ->
            List.of(Cell.code(input.path()), Cell.size(input.bytes()), Cell.code(input.sha256())));
    long bytes = manifest.inputs().stream().mapToLong(Manifest.Input::bytes).sum();
    return new Inputs(
        shards.table(),
        Figures.count(manifest.inputs().size(), "shard", "shards")
            + ", "
            + Figures.size(bytes)
            + " as stored",
        tools(manifest),
        settings(scene));
  }

  private static Table tools(Manifest manifest) {
    Table.Builder tools =
        Table.of(
            "tools",
            "Lists, models and plug-ins",
            "Id",
            "What it is",
            "Version",
            "SHA-256 of its file");
    tools.rows(
        manifest.lists(),
        list ->
            List.of(
                Cell.code(list.id()),
                Cell.words("list"),
                Cell.of(Prose.of(Value.code(list.version()), " of ", Value.code(list.date()))),
                Cell.code(list.sha256())));
    tools.rows(
        manifest.models(),
        model ->
            List.of(
                Cell.code(model.id()),
                Cell.words("model"),
                Cell.code(model.version()),
                Cell.code(model.sha256())));
    tools.rows(
        manifest.plugins(),
        plugin ->
            List.of(
                Cell.code(plugin.id()),
                Cell.of(Prose.of("plug-in: ", Value.code(plugin.kind()))),
                Cell.of(Prose.of(Value.code(plugin.version()), " of ", Value.code(plugin.jar()))),
                Cell.code(plugin.sha256())));
    return tools.table();
  }

  private static List<Banner.Fact> settings(Scene scene) {
    Manifest manifest = scene.manifest();
    Policy policy = scene.run().policy();
    List<Banner.Fact> facts = new ArrayList<>();
    facts.add(new Banner.Fact("Winnow", Value.code(manifest.tool())));
    manifest.versions().entrySet().stream()
        .limit(20)
        .forEach(v -> facts.add(new Banner.Fact(shortened(v.getKey()), Value.code(v.getValue()))));
    facts.add(new Banner.Fact("Isolation of the screener", Value.code(manifest.sandbox())));
    facts.add(new Banner.Fact("Token key", Value.code(scene.plan().tokenKeyId())));
    String sealed = scene.plan().evidenceKeyId();
    facts.add(
        new Banner.Fact(
            "Evidence",
            sealed == null
                ? Prose.of("plain, protected by its permissions alone")
                : Prose.of("sealed to the key ", Value.code(sealed))));
    facts.add(
        new Banner.Fact(
            "Types asked for",
            Prose.of(
                policy.types().stream().map(MediaGroup::id).collect(Collectors.joining(", ")))));
    facts.add(new Banner.Fact("Limits of one record", limits(policy.limits())));
    facts.add(new Banner.Fact("Run directory", Value.place(scene.plan().location().out())));
    facts.add(new Banner.Fact("Ledger", Value.place(scene.plan().location().ledger())));
    Plan.SkipStamp skip = scene.plan().skip();
    if (skip != null) {
      facts.add(
          new Banner.Fact(
              "Not read, because pre-screened",
              Prose.of(
                  scene.masks(skip.records(), scene.hasSensitive())
                      ? scene.figure(skip.records(), true) + " records"
                      : Figures.count(skip.records(), "record", "records")
                          + " of "
                          + Figures.count(skip.shards(), "shard", "shards"))));
    }
    return facts;
  }

  private static String shortened(String name) {
    return io.winnow.report.Shown.text(name, 40).plain();
  }

  private static Content limits(Limits limits) {
    return Prose.of(
        "payload %s, picture %s pixels, %s scans, %s parts of %s together, computing time %s, memory %s"
            .formatted(
                Figures.size(limits.recordBytes()),
                Figures.count(limits.pixels()),
                Figures.count(limits.scans()),
                Figures.count(limits.parts()),
                Figures.size(limits.partBytes()),
                Figures.duration(limits.cpu()),
                Figures.size(limits.heapBytes())));
  }
}
