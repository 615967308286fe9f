package io.winnow.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The plug-ins of one kind that are on the class path, by id. */
public final class Catalogue<P extends Plugin> {
  private final Map<String, P> byId;

  private Catalogue(Map<String, P> byId) {
    this.byId = byId;
  }

  /**
   * Loads what {@code META-INF/services} names, in the application and in the {@link PluginJars} in
   * use.
   *
   * @throws IllegalStateException if two plug-ins share an id
   */
  public static <P extends Plugin> Catalogue<P> load(Class<P> kind) {
    Map<String, P> byId = new LinkedHashMap<>();
    for (P plugin : ServiceLoader.load(kind, PluginJars.loader())) {
      P other = byId.putIfAbsent(plugin.id(), plugin);
      if (other != null) {
        throw new IllegalStateException(
            "two plug-ins of kind %s are called %s: %s and %s; take one off the class path"
                .formatted(
                    kind.getSimpleName(),
                    plugin.id(),
                    other.getClass().getName(),
                    plugin.getClass().getName()));
      }
    }
    return new Catalogue<>(byId);
  }

  public Optional<P> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All of them, in the order they were found. */
  public List<P> all() {
    return List.copyOf(byId.values());
  }
}
