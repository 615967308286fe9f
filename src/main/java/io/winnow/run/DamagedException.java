package io.winnow.run;

import java.io.IOException;

/**
 * A file of a run is not what a run writes: cut, edited or of something else, or gone though the
 * run's papers name it. Its message names the file and never quotes it.
 *
 * <p>It is not a failure of the disk: reading again gives the same.
 */
public final class DamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  public DamagedException(String message) {
    super(message);
  }
}
