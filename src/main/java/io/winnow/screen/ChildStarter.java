package io.winnow.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts children: the command, the sandbox around it, the first two frames. */
final class ChildStarter {
  private final ScreenerSetup setup;
  private final List<Path> hidden;
  private final SandboxState sandbox;
  private final ChildCommand command;
  private final Path root;
  private final long nonce = new SecureRandom().nextLong();

  /**
   * @param root the private folder under which each child gets its scratch folder
   * @throws io.winnow.core.ProblemsException if a hidden folder holds what a child needs
   */
  ChildStarter(
      ScreenerSetup setup, List<Path> hidden, SandboxState sandbox, ChildCommand command, Path root)
      throws IOException {
    this.setup = setup;
    this.sandbox = sandbox;
    this.command = command;
    this.root = root;
    this.hidden = List.copyOf(hidden);
    if (sandbox.isFull()) {
      List<Path> needed = new ArrayList<>(command.needed(setup.natives()));
      needed.add(root);
      Sandbox.checkHidden(existing(hidden), needed);
    }
  }

  /** Asked anew for each child: a run's folders come into being while it runs. */
  private static List<Path> existing(List<Path> paths) throws IOException {
    List<Path> real = new ArrayList<>();
    for (Path path : paths) {
      if (Files.exists(path)) {
        real.add(path.toRealPath());
      }
    }
    return List.copyOf(real);
  }

  /** Starts a child and tells it what to work with, without waiting for its answer. */
  ChildProcess spawn(Budget budget) throws IOException {
    Path scratch = ScratchFolder.create(root);
    ChildProcess child;
    try {
      child = new ChildProcess(process(budget, scratch), scratch);
    } catch (IOException | RuntimeException e) {
      ScratchFolder.remove(scratch);
      throw e;
    }
    try {
      child.out().send(FrameType.SETUP, nonce, SetupFrames.write(setup.withScratch(scratch)));
    } catch (IOException e) {
      // It has ended already: greeting it will say how.
    }
    return child;
  }

  /**
   * Waits until a child is ready.
   *
   * @throws IOException if it does not become ready
   */
  void greet(ChildProcess child, Budget budget) throws IOException, InterruptedException {
    try {
      awaitReady(child);
    } catch (FrameException e) {
      throw new IOException("the screener did not start: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(
          "the screener ended before it was ready (%s); is there memory for a heap of %d MiB?"
              .formatted(status(child.process()), budget.heapBytes() >> 20),
          e);
    }
    // Around a sandboxed JVM stands unshare, which waits for its only child.
    Process process = child.process();
    child.ready(
        sandbox.isFull()
            ? process.children().findFirst().orElse(process.toHandle())
            : process.toHandle());
  }

  private Process process(Budget budget, Path scratch) throws IOException {
    List<String> arguments = command.arguments(budget.heapBytes(), scratch);
    if (sandbox.isFull()) {
      arguments =
          Sandbox.wrap(
              arguments,
              existing(hidden),
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
    // ONNX Runtime 1.29 carries a telemetry client; only this keeps it from starting.
    builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
    return builder.start();
  }

  private void awaitReady(ChildProcess child) throws IOException, FrameException {
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
