package io.winnow.run;

import com.google.common.base.Strings;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Locations as users write them, made comparable. */
public final class Locations {
  /** Up to the last {@code @} before the path. */
  private static final Pattern USER = Pattern.compile("://[^/\\s]*@");

  private Locations() {}

  /**
   * The absolute URI of a location. Without a scheme it is a local path, taken from the working
   * directory. As everywhere in Hadoop, the characters of a location stand for themselves: {@code
   * %20} is no space.
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
    boolean hasScheme = location.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*");
    if (hasScheme && !location.startsWith("file:")) {
      return new org.apache.hadoop.fs.Path(location).toUri().normalize();
    }
    Path path =
        hasScheme
            ? Path.of(new org.apache.hadoop.fs.Path(location).toUri().getPath())
            : Path.of(location);
    return URI.create(
        "file://" + path.toAbsolutePath().normalize().toUri().getRawPath().replaceFirst("/$", ""));
  }

  /** A location, absolute and with its scheme: {@link #uri} of it is that of the location. */
  public static String absolute(String location) {
    URI uri = uri(location);
    String authority = uri.getAuthority() == null ? "" : uri.getAuthority();
    return uri.getScheme() + "://" + authority + uri.getPath();
  }

  /**
   * A location as users write it: a local one is a plain path. Of any other the user information is
   * left out: some file systems take a secret there.
   */
  public static String shown(String location) {
    URI uri = uri(location);
    return uri.getScheme().equals("file") ? uri.getPath() : withoutUsers(location);
  }

  /**
   * A text without the user information of the locations in it: {@code s3a://bucket} of {@code
   * s3a://key:secret@bucket}. Any text will do.
   */
  public static String withoutUsers(String text) {
    return text.contains("://") ? USER.matcher(text).replaceAll("://") : text;
  }

  /** Whether one location is the other or lies in it. */
  public static boolean overlap(String a, String b) {
    String x = child(absolute(a), "");
    String y = child(absolute(b), "");
    return x.startsWith(y) || y.startsWith(x);
  }

  /** Whether two locations are on one file system: the same scheme, and the same host in it. */
  public static boolean sameFileSystem(String a, String b) {
    URI x = uri(a);
    URI y = uri(b);
    return x.getScheme().equals(y.getScheme())
        && Strings.nullToEmpty(x.getAuthority()).equals(Strings.nullToEmpty(y.getAuthority()));
  }

  /** A location inside another. */
  public static String child(String location, String name) {
    return location.endsWith("/") ? location + name : location + "/" + name;
  }
}
