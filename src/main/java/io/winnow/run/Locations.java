package io.winnow.run;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Locations as users write them, made comparable. */
public final class Locations {
  private Locations() {}

  /**
   * The absolute URI of a location. Without a scheme it is a local path, taken from the working
   * directory; its characters need no escapes.
   */
  public static URI uri(String location) {
    if (!location.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")) {
      return local(Path.of(location));
    }
    URI uri = ofScheme(location).normalize();
    if ("file".equals(uri.getScheme())) {
      return local(Path.of(uri.getPath()));
    }
    String path = uri.getRawPath();
    return path.length() > 1 && path.endsWith("/")
        ? URI.create(uri.toString().replaceFirst("/$", ""))
        : uri;
  }

  /** With a scheme it is a URI; people write blanks in it all the same. */
  private static URI ofScheme(String location) {
    try {
      return new URI(location);
    } catch (URISyntaxException e) {
      return new org.apache.hadoop.fs.Path(location).toUri();
    }
  }

  private static URI local(Path path) {
    String raw = path.toAbsolutePath().normalize().toUri().getRawPath();
    return URI.create("file://" + (raw.length() > 1 ? raw.replaceFirst("/$", "") : raw));
  }

  /** Whether one location is the other or lies in it. */
  public static boolean overlap(String a, String b) {
    String x = child(uri(a).toString(), "");
    String y = child(uri(b).toString(), "");
    return x.startsWith(y) || y.startsWith(x);
  }

  /** A location inside another. */
  public static String child(String location, String name) {
    return location.endsWith("/") ? location + name : location + "/" + name;
  }
}
