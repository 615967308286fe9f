package io.winnow.screen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.winnow.core.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child JVM, its pipe and its scratch folder.
 *
 * <p>{@link #kill()} may come from any thread; everything else from the one that uses the child.
 */
final class ChildProcess implements AutoCloseable {
  /** What the JVM ends with under {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  private final Process process;
  private volatile ProcessHandle java;
  private boolean ready;
  private final Path scratch;
  private final FrameInput in;
  private final FrameOutput out;
  private int records;

  ChildProcess(Process process, Path scratch) {
    this.process = process;
    this.java = process.toHandle();
    this.in = new FrameInput(process.getInputStream());
    this.out = new FrameOutput(process.getOutputStream());
    this.scratch = scratch;
  }

  /** True once the child has said that it is ready. */
  boolean isReady() {
    return ready;
  }

  /** The child is ready, and its JVM is this process, whatever is wrapped around it. */
  void ready(ProcessHandle found) {
    ready = true;
    java = found;
  }

  Process process() {
    return process;
  }

  FrameInput in() {
    return in;
  }

  FrameOutput out() {
    return out;
  }

  /** The JVM itself, not what is wrapped around it. */
  ProcessHandle java() {
    return java;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Counts one more record; how many it was with that one. */
  int count() {
    return ++records;
  }

  /** Bytes of memory in use, or 0 where the platform does not say. */
  long residentBytes() {
    try {
      List<String> status =
          // A child may call itself what it likes, in bytes that are no UTF-8.
          Files.readAllLines(Path.of("/proc", "" + java.pid(), "status"), ISO_8859_1);
      for (String line : status) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
        }
      }
    } catch (IOException | NumberFormatException e) {
      // Gone, or no such file on this platform: then the heap limit is the only one.
    }
    return 0;
  }

  /** Why a child is gone that nobody here killed. Waits for it to be gone. */
  Reason howItEnded() throws InterruptedException {
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      return Reason.SCREENER_DIED; // It closed its pipe and lives on.
    }
    return process.exitValue() == OUT_OF_MEMORY ? Reason.MEMORY_LIMIT : Reason.SCREENER_DIED;
  }

  /** Sends the signals, and does not wait. */
  void kill() {
    // Descendants too: what a plain child started would outlive it and hold its pipe open. What is
    // wrapped around a JVM is left to end by itself: it takes the dead out of the process table.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    java.destroyForcibly();
  }

  /** Kills the child, waits until it is gone and wipes its scratch folder. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    kill();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        process.waitFor(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      interrupted = true;
      process.destroyForcibly();
    }
    for (AutoCloseable stream :
        List.of(process.getInputStream(), process.getOutputStream(), process.getErrorStream())) {
      try {
        stream.close();
      } catch (Exception e) {
        // A pipe to a dead process.
      }
    }
    ScratchFolder.remove(scratch);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
