package io.winnow.spark;

import io.winnow.run.Plan;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ImageModel;
import io.winnow.spi.ListFormat;
import io.winnow.spi.PixelHasher;
import io.winnow.spi.Plugin;
import io.winnow.spi.PluginJars;
import io.winnow.spi.ShardFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All plug-ins of this JVM. */
public final class Plugins {
  private static final Map<String, Class<? extends Plugin>> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("image-model", ImageModel.class);
    KINDS.put("list-format", ListFormat.class);
    KINDS.put("pixel-hasher", PixelHasher.class);
    KINDS.put("shard-format", ShardFormat.class);
  }

  private Plugins() {}

  /**
   * A plug-in and what it plugs into.
   *
   * @param kind such as {@code pixel-hasher}
   */
  public record Installed(String kind, Plugin plugin) {}

  /** Winnow's own and those of jars, by kind. */
  public static List<Installed> all() {
    return KINDS.entrySet().stream().flatMap(kind -> of(kind.getKey(), kind.getValue())).toList();
  }

  private static Stream<Installed> of(String name, Class<? extends Plugin> kind) {
    return Catalogue.load(kind).all().stream().map(plugin -> new Installed(name, plugin));
  }

  /** What must be written down of those that came from jars. */
  static List<Plan.PluginStamp> stamps() {
    return all().stream().flatMap(one -> stamp(one).stream()).toList();
  }

  private static Optional<Plan.PluginStamp> stamp(Installed one) {
    Plugin plugin = one.plugin();
    return PluginJars.of(plugin)
        .map(
            jar ->
                new Plan.PluginStamp(
                    one.kind(), plugin.id(), plugin.version(), jar.name(), jar.sha256()));
  }

  /** Names of the services that a plug-in jar can offer. */
  static List<String> services() {
    return KINDS.values().stream().map(kind -> "META-INF/services/" + kind.getName()).toList();
  }
}
