package io.winnow.run;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.net.URI;
import java.nio.file.Path;

/** Locations as users write them, made comparable. */
public final class Locations {
  private Locations() {}

  /**
   * The absolute URI of a location. Without a scheme it is a local path, taken from the working
   * directory; its characters need no escapes.
   */
  public static URI uri(String location) {
    try {
      return parsed(location);
    } catch (IllegalArgumentException e) {
      throw new ProblemsException(
          Problem.of(
              location,
              "is neither a path nor a URI that can be read; write special characters of a URI as %XX"));
    }
  }

  private static URI parsed(String location) {
    if (location.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*") && !location.startsWith("file:")) {
      return URI.create(location).normalize();
    }
    Path path =
        location.startsWith("file:")
            ? Path.of(new org.apache.hadoop.fs.Path(location).toUri().getPath())
            : Path.of(location);
    return URI.create(
        "file://" + path.toAbsolutePath().normalize().toUri().getRawPath().replaceFirst("/$", ""));
  }

  /** A location as users write it: a local one is a plain path. */
  public static String shown(String location) {
    URI uri = uri(location);
    return uri.getScheme().equals("file") ? uri.getPath() : location;
  }

  /** Whether one location is the other or lies in it. */
  public static boolean overlap(String a, String b) {
    String x = uri(a) + "/";
    String y = uri(b) + "/";
    return x.startsWith(y) || y.startsWith(x);
  }

  /** A location inside another. */
  public static String child(String location, String name) {
    return location.endsWith("/") ? location + name : location + "/" + name;
  }
}
