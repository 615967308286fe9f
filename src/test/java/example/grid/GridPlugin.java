package example.grid;

import io.winnow.spi.PluginJars;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Packs {@link GridHasher} as its maker would: one class and one services line. */
public final class GridPlugin {
  public static final String SERVICE = "META-INF/services/io.winnow.spi.PixelHasher";

  private GridPlugin() {}

  /** The plug-in's jar. */
  public static Path jar(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("example/grid/GridHasher.class", resource("GridHasher.class"));
    files.put(SERVICE, resource(SERVICE));
    return jar(folder.resolve("grid.jar"), files);
  }

  /** Any jar. */
  public static Path jar(Path file, Map<String, byte[]> files) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Map.Entry<String, byte[]> one : files.entrySet()) {
        jar.putNextEntry(new JarEntry(one.getKey()));
        jar.write(one.getValue());
      }
    }
    return file;
  }

  /** Installs it in this JVM; here the class itself comes from the tests. */
  public static PluginJars.Use use(Path folder) throws IOException {
    return PluginJars.use(List.of(new PluginJars.Jar("grid.jar", jar(folder), "zz-digest")));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = GridPlugin.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
