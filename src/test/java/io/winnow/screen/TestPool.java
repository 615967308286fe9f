package io.winnow.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.core.Measurement;
import io.winnow.core.PartGate;
import io.winnow.core.ScreenTask;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A pool whose children run from the test's class path, with small budgets. */
final class TestPool implements AutoCloseable {
  private static final Budget BUDGET =
      Budget.of(Duration.ofSeconds(1), Duration.ofSeconds(60), 64L << 20);

  /** So little that whoever sleeps passes the wall limit first. */
  private static final Budget IMPATIENT =
      Budget.of(Duration.ofSeconds(60), Duration.ofSeconds(1), 64L << 20);

  private final Path base;
  private final ScreenerPool pool;
  private final Screener screener;

  private TestPool(Path base, ScreenerPool pool) {
    this.base = base;
    this.pool = pool;
    this.screener = pool.lease(() -> false);
  }

  static TestPool hostile(Path base, SandboxState sandbox, Path... hidden) throws IOException {
    return open(base, sandbox, ScreenerMain.class, BUDGET, List.of(), hidden);
  }

  static TestPool impatient(Path base, SandboxState sandbox) throws IOException {
    return open(base, sandbox, ScreenerMain.class, IMPATIENT, List.of());
  }

  static TestPool lying(Path base, SandboxState sandbox) throws IOException {
    return open(base, sandbox, LyingMain.class, BUDGET, List.of("demo"));
  }

  static TestPool open(
      Path base,
      SandboxState sandbox,
      Class<?> main,
      Budget budget,
      List<String> models,
      Path... hidden)
      throws IOException {
    return open(base, sandbox, main, HostileFactory.class, budget, models, hidden);
  }

  static TestPool open(
      Path base,
      SandboxState sandbox,
      Class<?> main,
      Class<? extends ScreenerFactory> factory,
      Budget budget,
      List<String> models,
      Path... hidden)
      throws IOException {
    Path scratch = Files.createDirectories(base.resolve("scratch"));
    Path natives = Files.createDirectories(base.resolve("natives"));
    ScreenerSetup setup =
        new ScreenerSetup(Samples.SMALL, Samples.HASHINGS, models, natives, scratch);
    ChildCommand command = new ChildCommand(classPath(), main.getName(), factory.getName());
    return new TestPool(base, new ScreenerPool(setup, List.of(hidden), sandbox, command, budget));
  }

  /** Where Winnow's classes, the tests' and JSpecify lie, whoever started the tests. */
  private static List<Path> classPath() {
    return Stream.concat(
            Stream.of(ScreenerMain.class, HostileFactory.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .map(Path::of),
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("jspecify"))
                .map(Path::of))
        .distinct()
        .toList();
  }

  ScreenerPool pool() {
    return pool;
  }

  Screener screener() {
    return screener;
  }

  static ScreenTask task(String command) {
    return new ScreenTask(command.getBytes(StandardCharsets.UTF_8), "text/plain", "");
  }

  /** The only measurement of a record without parts. */
  Measurement screen(String command) throws IOException, InterruptedException {
    List<Measurement> all = screen(command, (part, bytes) -> PartGate.Answer.MEASURE);
    assertEquals(1, all.size());
    return all.get(0);
  }

  List<Measurement> screen(String command, PartGate gate) throws IOException, InterruptedException {
    return screener.screen(task(command), gate);
  }

  /** Ends it and checks that nothing is left: no process, no folder. */
  @Override
  public void close() {
    screener.close();
    pool.close();
    assertEquals(
        List.of(),
        ProcessHandle.current()
            .descendants()
            .filter(ProcessHandle::isAlive)
            .map(handle -> handle.info().command().orElse("?"))
            .toList());
    try (Stream<Path> left = Files.list(base.resolve("scratch"))) {
      assertEquals(List.of(), left.toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
