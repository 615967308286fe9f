package io.winnow.spark;

import java.util.List;

/** The inputs are there but hold no shard. The command line ends with exit code 5. */
public final class NothingToScanException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NothingToScanException(List<String> inputs, long ignored, String none, String known) {
    super(
        "%s in %s%s; %s"
            .formatted(
                none,
                inputs.isEmpty() ? "the inputs" : String.join(", ", inputs),
                ignored > 0 ? " (%,d other files were passed over)".formatted(ignored) : "",
                known));
  }
}
