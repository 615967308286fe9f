package io.winnow.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Starts children: the command, the sandbox around it, the first two frames. */
final class ChildStarter {
  private static final long START_MILLIS = TimeUnit.MINUTES.toMillis(2);

  private final ScreenerSetup setup;
  private final List<Path> hidden;
  private final SandboxState sandbox;
  private final ChildCommand command;
  private final Path root;
  private final Watchdog watchdog;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param root the private folder under which each child gets its scratch folder
   * @throws io.winnow.core.ProblemsException if a hidden folder holds what a child needs
   */
  ChildStarter(
      ScreenerSetup setup,
      List<Path> hidden,
      SandboxState sandbox,
      ChildCommand command,
      Path root,
      Watchdog watchdog)
      throws IOException {
    this.setup = setup;
    this.sandbox = sandbox;
    this.command = command;
    this.root = root;
    this.watchdog = watchdog;
    List<Path> real = new ArrayList<>();
    for (Path path : hidden) {
      if (Files.exists(path)) {
        real.add(path.toRealPath());
      }
    }
    this.hidden = List.copyOf(real);
    if (sandbox.isFull()) {
      List<Path> needed = new ArrayList<>(command.needed(setup.natives()));
      needed.add(root);
      Sandbox.checkHidden(this.hidden, needed);
    }
  }

  /**
   * Starts a child and waits until it is ready.
   *
   * @throws IOException if it does not become ready
   */
  ChildProcess start(Budget budget) throws IOException, InterruptedException {
    Path scratch = ScratchFolder.create(root, "child-");
    Process process;
    try {
      process = process(budget, scratch);
    } catch (IOException | RuntimeException e) {
      ScratchFolder.remove(scratch);
      throw e;
    }
    ChildProcess starting = child(process, process.toHandle(), scratch);
    Future<?> alarm = watchdog.after(START_MILLIS, starting::kill);
    boolean ready = false;
    try {
      greet(starting, scratch);
      ready = true;
    } catch (FrameException e) {
      throw new IOException("the screener did not start: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(
          "the screener ended before it was ready (%s); is there memory for a heap of %d MiB?"
              .formatted(status(process), budget.heapBytes() >> 20),
          e);
    } finally {
      alarm.cancel(false);
      if (!ready) {
        starting.close();
      }
    }
    // Around the JVM stands unshare, which waits for its only child.
    ProcessHandle java =
        sandbox.isFull()
            ? process.children().findFirst().orElse(process.toHandle())
            : process.toHandle();
    return starting.withJava(java);
  }

  private Process process(Budget budget, Path scratch) throws IOException {
    List<String> arguments = command.arguments(budget.heapBytes(), scratch);
    if (sandbox.isFull()) {
      arguments =
          Sandbox.wrap(
              arguments,
              hidden,
              root,
              scratch,
              setup.limits().recordBytes() + setup.limits().partBytes(),
              command.needed(setup.natives()));
    }
    ProcessBuilder builder =
        new ProcessBuilder(arguments)
            // Not the executor's folder: an open folder shows what lies in it, mounted over or not.
            .directory(root.getRoot().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C.UTF-8"); // For file names, nothing else.
    return builder.start();
  }

  private static ChildProcess child(Process process, ProcessHandle java, Path scratch) {
    InputStream in = process.getInputStream();
    OutputStream out = process.getOutputStream();
    return new ChildProcess(process, java, new FrameInput(in), new FrameOutput(out), scratch);
  }

  private void greet(ChildProcess child, Path scratch) throws IOException, FrameException {
    long nonce = random.nextLong();
    child.out().send(FrameType.SETUP, nonce, SetupFrames.write(setup.withScratch(scratch)));
    FrameType type = child.in().next();
    child.in().atMost(FrameLimits.LINE);
    if (child.in().nonce() != nonce) {
      throw new FrameException("it answered something else");
    }
    if (type == FrameType.NOT_READY) {
      throw new FrameException(child.in().text(FrameLimits.LINE));
    }
    if (type != FrameType.READY || child.in().int32() != FrameLimits.PROTOCOL) {
      throw new FrameException("it speaks another protocol; is it of another version?");
    }
    child.in().end();
  }

  private static String status(Process process) throws InterruptedException {
    return process.waitFor(2, TimeUnit.SECONDS)
        ? "exit code " + process.exitValue()
        : "it is still running";
  }
}
