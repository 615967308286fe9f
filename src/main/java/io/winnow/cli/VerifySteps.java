package io.winnow.cli;

import io.winnow.audit.VerifyProgress;
import io.winnow.core.TableFile;
import java.io.PrintWriter;

/** How many of a run's files were checked, on a line of the terminal. */
final class VerifySteps implements VerifyProgress, AutoCloseable {
  private final StepLine line;
  private int files;
  private int checked;

  VerifySteps(PrintWriter err) {
    this.line = new StepLine(err, "files");
  }

  @Override
  public void planned(int count) {
    files = count;
  }

  @Override
  public void checked(TableFile file) {
    checked++;
    line.step(checked, files);
  }

  @Override
  public void close() {
    line.close();
  }
}
