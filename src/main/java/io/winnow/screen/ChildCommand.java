package io.winnow.screen;

import io.winnow.spi.PluginJars;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the child JVM is started.
 *
 * @param classPath what it may load from; in a run the application jar, then the plug-ins'
 * @param mainClass its main class
 * @param factory the {@link ScreenerFactory} that it opens
 */
record ChildCommand(List<Path> classPath, String mainClass, String factory) {
  static final String FACTORY = "io.winnow.screen.LocalScreenerFactory";
  private static final String TIER = "-XX:TieredStopAtLevel=";

  ChildCommand {
    classPath = List.copyOf(classPath);
  }

  /**
   * The command of a run: the jar that this class came from, the plug-in jars in use behind it, and
   * nothing else.
   *
   * @throws IOException if this class did not come from a file
   */
  static ChildCommand ofApplication() throws IOException {
    CodeSource source = ChildCommand.class.getProtectionDomain().getCodeSource();
    try {
      Path jar = Path.of(source.getLocation().toURI()).toRealPath();
      List<Path> classPath = new ArrayList<>(List.of(jar));
      PluginJars.all().forEach(plugin -> classPath.add(plugin.file()));
      return new ChildCommand(classPath, ScreenerMain.class.getName(), FACTORY);
    } catch (URISyntaxException | RuntimeException e) {
      throw new IOException("the application jar was not found for the screener to run from", e);
    }
  }

  List<String> arguments(long heapBytes, Path scratch) {
    List<String> arguments = new ArrayList<>();
    arguments.add(java().toString());
    arguments.addAll(
        List.of(
            "-Xmx" + heapBytes,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            // Standard output carries frames, and the JVM says why it ends there.
            "-XX:+DisplayVMOutputToStderr",
            "-XX:ErrorFile=/dev/null",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:-HeapDumpOnOutOfMemoryError",
            "-XX:-UsePerfData",
            // Without these two a child reserves 1 GB more of address space, which YARN counts.
            "-XX:CompressedClassSpaceSize=128m",
            "-XX:ReservedCodeCacheSize=96m",
            "-XX:+DisableAttachMechanism"));
    arguments.addAll(compiler(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    arguments.addAll(
        List.of(
            "-Djava.io.tmpdir=" + scratch,
            "-Duser.home=" + scratch,
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            // Verdicts and texts must not follow the executor's locale.
            "-Duser.language=en",
            "-Duser.country=",
            "-Duser.timezone=UTC"));
    String path = String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList());
    arguments.addAll(List.of("-cp", path, mainClass, factory));
    return arguments;
  }

  /**
   * How far to compile, if this JVM was told so: a run of seconds is not worth the last step, which
   * is two fifths of its time.
   */
  static List<String> compiler(List<String> own) {
    return own.stream().filter(argument -> argument.startsWith(TIER)).toList();
  }

  /** What must stay visible inside a sandbox. */
  List<Path> needed(Path natives) {
    return Stream.concat(classPath.stream(), Stream.of(java(), javaHome(), natives))
        .flatMap(path -> Stream.of(path, real(path)))
        .distinct()
        .toList();
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  private static Path java() {
    return javaHome().resolve("bin").resolve("java");
  }

  private static Path real(Path path) {
    try {
      return Files.exists(path) ? path.toRealPath() : path;
    } catch (IOException e) {
      return path;
    }
  }
}
