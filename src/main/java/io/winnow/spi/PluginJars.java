package io.winnow.spi;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The jars that this JVM takes plug-ins from, beside the application's own.
 *
 * <p>One set at a time: what a list's values mean and what a policy may say depends on it. Whoever
 * needs one holds a {@link Use}; a second holder must need the same.
 */
public final class PluginJars {
  private static final Object LOCK = new Object();
  private static final Installed NONE = new Installed(List.of(), application());
  private static volatile Installed installed = NONE;
  private static int holders;

  private PluginJars() {}

  /**
   * A jar whose bytes were checked.
   *
   * @param name the file's name, as the user knows it
   * @param file a private local copy
   * @param sha256 hex digest of its bytes
   */
  public record Jar(String name, Path file, String sha256) {}

  private record Installed(List<Jar> jars, ClassLoader loader) {
    List<String> digests() {
      return jars.stream().map(Jar::sha256).toList();
    }
  }

  /** Keeps a set of jars in use until it is closed. */
  public static final class Use implements AutoCloseable {
    private boolean closed;

    private Use() {}

    @Override
    public void close() {
      synchronized (LOCK) {
        if (!closed) {
          closed = true;
          holders--;
          if (holders == 0) {
            installed = NONE;
          }
        }
      }
    }
  }

  /**
   * Takes plug-ins from these jars too, until all who asked for them are done.
   *
   * @throws IllegalStateException if somebody in this JVM works with other ones
   */
  public static Use use(List<Jar> jars) {
    synchronized (LOCK) {
      List<String> asked = jars.stream().map(Jar::sha256).toList();
      if (!asked.equals(installed.digests())) {
        if (holders > 0) {
          throw new IllegalStateException(
              "this JVM works with other plug-ins already; run it in an application of its own");
        }
        installed = new Installed(List.copyOf(jars), loader(jars));
      }
      holders++;
      return new Use();
    }
  }

  /** Those in use, in the order they were named. */
  public static List<Jar> all() {
    return installed.jars();
  }

  /** What plug-ins are loaded with: the application's classes come first. */
  static ClassLoader loader() {
    return installed.loader();
  }

  /** The jar that a plug-in came from; empty for the application's own. */
  public static Optional<Jar> of(Plugin plugin) {
    var source = plugin.getClass().getProtectionDomain().getCodeSource();
    if (plugin.getClass().getClassLoader() == application() || source == null) {
      return Optional.empty();
    }
    URL from = source.getLocation();
    return installed.jars().stream()
        .filter(jar -> url(jar).toExternalForm().equals(from.toExternalForm()))
        .findFirst();
  }

  private static ClassLoader loader(List<Jar> jars) {
    if (jars.isEmpty()) {
      return application();
    }
    List<URL> urls = new ArrayList<>();
    jars.forEach(jar -> urls.add(url(jar)));
    return new URLClassLoader("plug-ins", urls.toArray(new URL[0]), application());
  }

  private static URL url(Jar jar) {
    try {
      return jar.file().toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a local file has an address", e);
    }
  }

  private static ClassLoader application() {
    return PluginJars.class.getClassLoader();
  }
}
