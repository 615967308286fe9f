package io.winnow.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Versions of the tool and of what it runs on. */
public final class Versions {
  private Versions() {}

  /** Winnow's own version, as the build wrote it. */
  public static String tool() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("/io/winnow/version.properties")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks version.properties; build it with Maven");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  static Map<String, String> all() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("java", System.getProperty("java.version"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    return versions;
  }
}
