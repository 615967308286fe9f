package io.winnow.report.croissant;

import io.winnow.core.Problem;
import io.winnow.policy.Dataset;
import io.winnow.report.ReportData;
import io.winnow.report.ReportFormat;
import io.winnow.report.filtering.DatasetFacts;
import io.winnow.report.filtering.DatasetVersion;
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
  private final Optional<Dataset> facts;

  /**
   * The format.
   *
   * @param directory the run
   * @param facts what the operator says of the dataset; empty for what the run's policy says
   */
  public CroissantFormat(RunDirectory directory, Optional<Dataset> facts) {
    this.directory = directory;
    this.facts = facts;
  }

  @Override
  public String id() {
    return "croissant";
  }

  private Dataset dataset(ReportData data) {
    return facts.orElse(data.run().policy().dataset());
  }

  @Override
  public List<Problem> problems(ReportData data) {
    List<Problem> problems = new ArrayList<>(DatasetFacts.problems(data.run(), facts));
    data.proof().problem(data.run().location(), "described").ifPresent(problems::add);
    problems.addAll(DatasetVersion.problems(data, dataset(data)));
    return problems;
  }

  @Override
  public void write(ReportData data, OutputStream out) throws IOException {
    Metadata metadata =
        new Metadata(
            data,
            DatasetFacts.of(data.run(), dataset(data)),
            DatasetVersion.of(data, dataset(data)));
    out.write(Json.pretty(metadata.json(Distribution.of(directory, data.run()))));
  }
}
