package io.winnow.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that a test started, its output in a file, ended with the test whatever happens. */
final class Child implements AutoCloseable {
  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it in a folder, with an environment of its own beside what Java needs. */
  static Child start(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    Files.createDirectories(folder);
    Path log = Files.createTempFile(folder, "process", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return new Child(builder.start(), log);
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** All that it said, on either stream. */
  String output() throws IOException {
    return Files.readString(log);
  }

  /** Waits for it to end by itself. */
  int exitCode() throws Exception {
    if (!process.waitFor(Duration.ofMinutes(4).toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running:\n" + output());
    }
    return process.exitValue();
  }

  /** Waits for it to end by itself, with that code. */
  void endsWith(int code) throws Exception {
    int found = exitCode();
    if (found != code) {
      throw new AssertionError("exit code %d, not %d:\n%s".formatted(found, code, output()));
    }
  }

  /** Sends a signal by its name, such as {@code INT}. */
  void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
