package io.winnow.screen;

import io.winnow.core.Measurement;
import io.winnow.core.PartGate;
import io.winnow.core.ScreenTask;
import java.io.IOException;
import java.util.List;

/** Takes one record apart at a time. Not thread-safe; one per task slot. */
public interface Screener extends AutoCloseable {
  /**
   * Measures a payload and what is embedded in it.
   *
   * <p>Whatever the payload does, an answer comes: hangs, crashes and lies end as unscannable
   * measurements of part 0.
   *
   * @param task the payload
   * @param gate asked for every embedded part before it is decoded. Where a record is tried once
   *     more it is asked again from part 1, so an offer of part 1 starts anew; the second try may
   *     also offer nothing
   * @return one measurement per part, ascending: part 0 always; an embedded part unless the gate
   *     said to skip it. If part 0 is unscannable, parts that were offered may be missing
   * @throws IOException if the machine fails (no process can be started, no scratch space): a task
   *     failure, never a verdict
   * @throws InterruptedException if the task is cancelled
   */
  List<Measurement> screen(ScreenTask task, PartGate gate) throws IOException, InterruptedException;

  /** Ends the child and wipes its scratch folder. */
  @Override
  void close();
}
