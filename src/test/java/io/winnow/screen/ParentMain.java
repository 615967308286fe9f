package io.winnow.screen;

import io.winnow.core.PartGate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An executor that has a record in a child and is going to be killed. */
public final class ParentMain {
  private ParentMain() {}

  /**
   * Arguments: a folder, whether to sandbox, the child's factory, a file to be made when the record
   * is in the child.
   */
  public static void main(String[] args) throws Exception {
    SandboxState sandbox =
        args[1].equals("full") ? SandboxState.FULL : SandboxState.none("a test without one");
    Budget patient = Budget.of(Duration.ofMinutes(10), Duration.ofMinutes(10), 64L << 20);
    TestPool pool =
        TestPool.open(
            Path.of(args[0]),
            sandbox,
            ScreenerMain.class,
            Class.forName(args[2]).asSubclass(ScreenerFactory.class),
            patient,
            List.of());
    pool.screener()
        .screen(TestPool.task("sleep " + args[3]), (part, bytes) -> PartGate.Answer.MEASURE);
  }
}
