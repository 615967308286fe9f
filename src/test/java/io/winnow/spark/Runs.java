package io.winnow.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.audit.Verification;
import io.winnow.audit.Verifier;
import io.winnow.audit.VerifyProgress;
import io.winnow.core.TableFile;
import io.winnow.core.Tally;
import io.winnow.run.Manifest;
import io.winnow.run.Manifest.TableTotal;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Finished runs, looked at from disk. */
final class Runs {
  private Runs() {}

  /** What must be equal however and wherever a run ran: its rows and its counts. */
  record Sum(Map<String, String> rows, Tally tally) {}

  /** Cleans in this JVM. */
  static Sum local(Workplace place, Path policy, Path out, int threads) throws IOException {
    JobRuns.clean(place, policy, out, threads, JobProgress.NONE);
    return verified(out);
  }

  /** The sum of a run that is complete and holds. */
  static Sum verified(Path out) throws IOException {
    assertEquals(Manifest.State.COMPLETE, manifest(out).state());
    return held(out);
  }

  /** The sum of a run that holds, complete or not. */
  static Sum held(Path out) throws IOException {
    Verification verification =
        new Verifier(
                directory(out),
                new VerifyProgress() {
                  @Override
                  public void planned(int files) {}

                  @Override
                  public void checked(TableFile file) {}
                },
                Optional.empty(),
                Optional.empty())
            .verify();
    assertEquals(List.of(), verification.faults());
    Manifest manifest = manifest(out);
    return new Sum(
        manifest.tables().stream()
            .collect(Collectors.toMap(TableTotal::table, t -> t.rows() + " " + t.rowDigest())),
        manifest.tally());
  }

  static Manifest manifest(Path out) throws IOException {
    return directory(out).manifest();
  }

  static RunDirectory directory(Path out) throws IOException {
    return new RunDirectory(
        RunLocation.of(out.toString(), Optional.empty(), Optional.empty()), new Configuration());
  }

  /** Files of a table, receipts or not. */
  static List<String> files(Path out, String folder) throws IOException {
    Path path = out.resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  static List<String> commits(Path out) throws IOException {
    return files(out, "_winnow/commits");
  }
}
