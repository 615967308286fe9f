package io.winnow.spark;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.run.Json;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Finds a run's place in a series: one behind the run that the user says came before. */
final class PreviousRun {
  private PreviousRun() {}

  /**
   * The place of the run to come.
   *
   * @param previous the run directory of the one before
   * @throws ProblemsException if it is no run that has ended
   */
  static Plan.SeriesStamp stamp(Optional<String> previous, Configuration configuration) {
    if (previous.isEmpty()) {
      return Plan.SeriesStamp.FIRST;
    }
    try {
      byte[] json = Store.at(previous.get(), configuration).read(RunDirectory.MANIFEST);
      Manifest manifest = Json.read(json, Manifest.class);
      return new Plan.SeriesStamp(
          manifest.series().number() + 1, RunDirectory.sha256(new ByteArrayInputStream(json)));
    } catch (IOException e) {
      throw new ProblemsException(
          Problem.of(
              previous.get(),
              "is no run that has ended (its run.json cannot be read); name the run directory of the run before"));
    }
  }
}
