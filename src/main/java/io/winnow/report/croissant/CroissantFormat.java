package io.winnow.report.croissant;

import io.winnow.core.Problem;
import io.winnow.report.ReportData;
import io.winnow.report.ReportFormat;
import io.winnow.report.filtering.DatasetFacts;
import io.winnow.report.filtering.DatasetVersion;
import io.winnow.report.filtering.StatedFacts;
import io.winnow.run.Json;
import io.winnow.run.RunDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Croissant metadata. */
public final class CroissantFormat implements ReportFormat {
  private final RunDirectory directory;
  private final Optional<StatedFacts> facts;

  /**
   * The format.
   *
   * @param directory the run
   * @param facts what the operator says of the dataset; empty for what the run's policy says
   */
  public CroissantFormat(RunDirectory directory, Optional<StatedFacts> facts) {
    this.directory = directory;
    this.facts = facts;
  }

  @Override
  public String id() {
    return "croissant";
  }

  private StatedFacts stated(ReportData data) {
    return facts.orElseGet(() -> StatedFacts.of(data.run()));
  }

  @Override
  public List<Problem> problems(ReportData data) {
    List<Problem> problems = new ArrayList<>(DatasetFacts.problems(data.run(), stated(data)));
    data.proof().problem(data.run().location(), "described").ifPresent(problems::add);
    problems.addAll(DatasetVersion.problems(data, stated(data)));
    return problems;
  }

  @Override
  public void write(ReportData data, OutputStream out) throws IOException {
    Metadata metadata =
        new Metadata(
            data,
            DatasetFacts.of(data.run(), stated(data).dataset()),
            DatasetVersion.of(data, stated(data).dataset()));
    out.write(Json.pretty(metadata.json(Distribution.of(directory, data.run()))));
  }
}
