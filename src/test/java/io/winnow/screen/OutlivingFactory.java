package io.winnow.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Runs in the child, and is done with opening in the moment when its parent has ended. */
public final class OutlivingFactory implements ScreenerFactory {
  /** The last of the files that it writes; the wiping of so many takes a while. */
  static final Path LAST = Path.of("file-3000");

  @Override
  public Screener open(ScreenerSetup setup) throws IOException {
    long parent = parent();
    for (int i = 0; i <= 3000; i++) {
      Files.writeString(setup.scratch().resolve("file-" + i), "left over");
    }
    while (parent() == parent) {
      LockSupport.parkNanos(100_000);
    }
    return new HostileFactory().open(setup);
  }

  private static long parent() {
    return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L);
  }
}
