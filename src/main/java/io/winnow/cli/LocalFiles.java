package io.winnow.cli;

import io.winnow.core.Digests;
import io.winnow.core.Limits;
import io.winnow.core.Measurement;
import io.winnow.core.PartGate;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.ScreenTask;
import io.winnow.fingerprint.Digester;
import io.winnow.screen.Screener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Local files that a command looks at, through the screener like anything else. */
final class LocalFiles {
  private LocalFiles() {}

  /**
   * The bytes of a file.
   *
   * @throws ProblemsException if it is missing, unreadable or over {@code limits.record}
   */
  static byte[] read(Path file, Limits limits) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new ProblemsException(Problem.of(file.toString(), "there is no such file"));
      }
      if (Files.size(file) > limits.recordBytes()) {
        throw new ProblemsException(
            Problem.of(
                file.toString(),
                "is larger than limits.record, " + Sizes.text(limits.recordBytes())));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ProblemsException(Problem.of(file.toString(), "cannot be read"));
    }
  }

  static Digests digests(byte[] bytes) {
    return Digester.of(bytes);
  }

  /** What the screener measures on the file itself; embedded parts are passed over. */
  static Measurement measure(Screener screener, byte[] bytes, Path file) throws IOException {
    ScreenTask task = new ScreenTask(bytes, "", file.getFileName().toString());
    try {
      List<Measurement> all = screener.screen(task, (part, content) -> PartGate.Answer.SKIP);
      return all.get(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
