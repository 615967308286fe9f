package io.winnow.score.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's native libraries: unpacked once to a folder, checked each time, loaded once a
 * process.
 *
 * <p>Left alone, the runtime unpacks 28 MB to {@code java.io.tmpdir} in every process, which in a
 * screener is a small tmpfs that forbids execution. The digests of the libraries are pinned in
 * {@code natives.properties}, so a file that is already there is trusted only by its content.
 */
final class OnnxNatives {
  /** Read by the runtime's loader when its first class is used. */
  private static final String PATH_PROPERTY = "onnxruntime.native.path";

  /**
   * Keeps the runtime's telemetry client from starting. It must stand in the process's environment:
   * the runtime's own switch comes after the client has started, has read the command line (with a
   * regular expression that overflows the stack on a long one) and has looked for a device id.
   */
  private static final String NO_TELEMETRY = "ORT_DISABLE_TELEMETRY";

  private static @Nullable OrtEnvironment environment;

  private OnnxNatives() {}

  /** Unpacks to a folder where that has not been done, and loads. */
  static synchronized OrtEnvironment load(Path folder) {
    if (environment == null) {
      try {
        environment = loadFrom(unpack(folder, platform()));
      } catch (IOException e) {
        throw new UncheckedIOException("natives folder " + folder + ": " + e, e);
      }
    }
    return environment;
  }

  /** Loads from a private folder that is gone afterwards, for want of a better one. */
  static synchronized OrtEnvironment load() {
    if (environment != null) {
      return environment;
    }
    try {
      Path folder = Files.createTempDirectory("winnow-natives");
      try {
        return load(folder);
      } finally {
        delete(folder); // The libraries stay mapped.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts a platform's libraries into a sub-folder and returns it. Any number of processes may do so
   * at once: each file appears whole, by a rename.
   */
  static Path unpack(Path folder, String platform) throws IOException {
    Map<String, String> libraries = pinned(platform);
    if (libraries.isEmpty()) {
      String message =
          "ONNX Runtime has no native library for %s; use Linux (x64, aarch64) or macOS (aarch64)";
      throw new ProblemsException(Problem.of("natives", message.formatted(platform)));
    }
    Path own = folder.resolve("onnxruntime-" + pins().getProperty("version") + '-' + platform);
    Files.createDirectories(own);
    for (Map.Entry<String, String> library : libraries.entrySet()) {
      Path target = own.resolve(library.getKey());
      if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
          || !Sha256.of(target).equals(library.getValue())) {
        unpack(platform + '/' + library.getKey(), library.getValue(), target);
      }
    }
    return own;
  }

  private static void unpack(String resource, String sha256, Path target) throws IOException {
    Path part = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
    try (InputStream raw = OrtEnvironment.class.getResourceAsStream("native/" + resource)) {
      if (raw == null) {
        throw new IOException("the application jar lacks " + resource);
      }
      DigestInputStream in = new DigestInputStream(raw, Sha256.digest());
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      if (!Sha256.hex(in.getMessageDigest()).equals(sha256)) {
        throw new IOException(resource + " is not the library that was pinned");
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static OrtEnvironment loadFrom(Path own) {
    if (System.getenv(NO_TELEMETRY) == null) {
      throw new ProblemsException(
          Problem.of(
              "natives",
              "ONNX Runtime would start its telemetry here; set " + NO_TELEMETRY + "=1"));
    }
    String before = System.setProperty(PATH_PROPERTY, own.toAbsolutePath().toString());
    try {
      OrtEnvironment loaded =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "winnow");
      loaded.setTelemetry(false);
      return loaded;
    } catch (LinkageError e) {
      String message =
          "ONNX Runtime cannot be loaded from here; the folder must allow execution (not a noexec"
              + " mount) and Linux needs glibc 2.28 or later";
      ProblemsException problem = new ProblemsException(Problem.of(own.toString(), message));
      problem.initCause(e);
      throw problem;
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime does not start", e);
    } finally {
      if (before == null) {
        System.clearProperty(PATH_PROPERTY);
      } else {
        System.setProperty(PATH_PROPERTY, before);
      }
    }
  }

  /** The running platform, as the runtime's jar names it, such as {@code linux-x64}. */
  static String platform() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String system = os.contains("linux") ? "linux" : os.contains("mac") ? "osx" : os;
    return system + '-' + (arch.equals("amd64") || arch.equals("x86_64") ? "x64" : arch);
  }

  /** File names and SHA-256 of a platform's libraries. */
  static Map<String, String> pinned(String platform) {
    Map<String, String> libraries = new TreeMap<>();
    Properties pins = pins();
    for (String name : pins.stringPropertyNames()) {
      if (name.startsWith(platform + '/')) {
        libraries.put(name.substring(platform.length() + 1), pins.getProperty(name));
      }
    }
    return libraries;
  }

  private static Properties pins() {
    Properties pins = new Properties();
    try (InputStream in = OnnxNatives.class.getResourceAsStream("natives.properties")) {
      pins.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pins;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
