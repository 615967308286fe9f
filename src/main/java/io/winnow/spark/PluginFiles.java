package io.winnow.spark;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.run.Locations;
import io.winnow.spi.PixelHashers;
import io.winnow.spi.PluginJars;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/**
 * Fetches plug-in jars: each is copied to a private folder under its own digest, so that what was
 * checked is what is loaded, in this JVM and in its screeners.
 */
public final class PluginFiles {
  private PluginFiles() {}

  /**
   * A plug-in jar that was looked at.
   *
   * @param location where it lies, for every JVM of a job
   * @param sha256 hex digest of its bytes
   */
  public record Located(String location, String sha256) {}

  /**
   * Finds and checks the jars that a user names.
   *
   * @param named jars, or folders whose jars are meant; any scheme that Hadoop reads
   * @throws ProblemsException if there is none, or one is no plug-in jar
   */
  public static List<Located> find(List<String> named, Configuration configuration) {
    List<Located> found = new ArrayList<>();
    for (String one : named) {
      try {
        List<String> jars = jars(one, configuration);
        if (jars.isEmpty()) {
          throw problem(one, "holds no jar; name a plug-in jar, or a folder of them");
        }
        for (String jar : jars) {
          PluginJars.Jar copy = fetch(jar, configuration);
          check(jar, copy.file());
          found.add(new Located(jar, copy.sha256()));
        }
      } catch (NoSuchFileException | FileNotFoundException e) {
        throw problem(one, "there is no such file; a plug-in jar or a folder of them is expected");
      } catch (IOException e) {
        throw problem(
            one, "cannot be read as a plug-in jar (" + e.getClass().getSimpleName() + ")");
      }
    }
    return found;
  }

  /** The same with Hadoop's settings as they are found on the class path. */
  public static List<Located> find(List<String> named) {
    return named.isEmpty() ? List.of() : find(named, new Configuration());
  }

  /**
   * Takes plug-ins from those jars until the use is closed.
   *
   * @throws ProblemsException if one has changed, cannot be loaded, or gets into another's way
   */
  public static PluginJars.Use use(List<Located> located, Configuration configuration) {
    List<PluginJars.Jar> jars = new ArrayList<>();
    for (Located one : located) {
      try {
        PluginJars.Jar jar = fetch(one.location(), configuration);
        if (!jar.sha256().equals(one.sha256())) {
          throw problem(one.location(), "has changed since it was checked; run it again");
        }
        jars.add(jar);
      } catch (IOException e) {
        throw problem(one.location(), "cannot be read (" + e.getClass().getSimpleName() + ")");
      }
    }
    PluginJars.Use use = held(jars);
    boolean sound = false;
    try {
      // Loaded once for the problems that loading may have.
      sound = !Plugins.all().isEmpty() && !PixelHashers.installed().all().isEmpty();
      return use;
    } catch (IllegalStateException | ServiceConfigurationError | LinkageError e) {
      throw problem("plug-ins", String.valueOf(e.getMessage()));
    } finally {
      if (!sound) {
        use.close();
      }
    }
  }

  /** The same with Hadoop's settings as they are found on the class path. */
  public static PluginJars.Use use(List<Located> located) {
    return located.isEmpty() ? held(List.of()) : use(located, new Configuration());
  }

  private static PluginJars.Use held(List<PluginJars.Jar> jars) {
    try {
      return PluginJars.use(jars);
    } catch (IllegalStateException e) {
      throw problem("plug-ins", String.valueOf(e.getMessage()));
    }
  }

  private static List<String> jars(String named, Configuration configuration) throws IOException {
    URI uri = Locations.uri(named);
    if (uri.getScheme().equals("file")) {
      Path path = Path.of(uri.getPath());
      if (!Files.isDirectory(path)) {
        return List.of(Locations.absolute(named));
      }
      try (Stream<Path> files = Files.list(path)) {
        return files
            .map(Path::toString)
            .filter(file -> file.endsWith(".jar"))
            .sorted()
            .map(Locations::absolute)
            .toList();
      }
    }
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(uri);
    FileSystem files = path.getFileSystem(configuration);
    if (!files.getFileStatus(path).isDirectory()) {
      return List.of(Locations.absolute(named));
    }
    return Stream.of(files.listStatus(path))
        .map(FileStatus::getPath)
        .map(org.apache.hadoop.fs.Path::toString)
        .filter(file -> file.endsWith(".jar"))
        .sorted()
        .toList();
  }

  /** Copies a jar to where no one else can change it. */
  private static PluginJars.Jar fetch(String location, Configuration configuration)
      throws IOException {
    Path folder = Screeners.ownFolder("winnow-plugins");
    Path copy = Files.createTempFile(folder, "fetched", ".part"); // 0600
    try {
      MessageDigest sha256 = sha256();
      try (InputStream in =
          new DigestInputStream(PolicyFiles.open(location, configuration), sha256)) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      String digest = HexFormat.of().formatHex(sha256.digest());
      Path jar = folder.resolve(digest + ".jar");
      // Over whatever lies there: the name alone proves nothing.
      Files.move(copy, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      String name = location.substring(location.lastIndexOf('/') + 1);
      return new PluginJars.Jar(name, jar, digest);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private static void check(String location, Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      if (Plugins.services().stream().allMatch(service -> jar.getEntry(service) == null)) {
        throw problem(
            location, "offers no plug-in: it lacks a services file such as " + Plugins.services());
      }
      Manifest manifest = jar.getManifest();
      if (manifest != null
          && manifest.getMainAttributes().containsKey(Attributes.Name.CLASS_PATH)) {
        // The screener would load from there, unchecked.
        throw problem(location, "has a Class-Path in its manifest; put what it needs into it");
      }
    }
  }

  private static ProblemsException problem(String where, String message) {
    return new ProblemsException(Problem.of(where, message));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
