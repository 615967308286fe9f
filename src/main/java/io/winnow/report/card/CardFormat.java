package io.winnow.report.card;

import io.winnow.core.Problem;
import io.winnow.report.ReportData;
import io.winnow.report.ReportFormat;
import io.winnow.report.filtering.DatasetFacts;
import io.winnow.report.filtering.DatasetVersion;
import io.winnow.report.filtering.StatedFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dataset card. */
public final class CardFormat implements ReportFormat {
  private final Optional<StatedFacts> facts;

  /**
   * The format.
   *
   * @param facts what the operator says of the dataset; empty for what the run's policy says
   */
  public CardFormat(Optional<StatedFacts> facts) {
    this.facts = facts;
  }

  @Override
  public String id() {
    return "md";
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
    DatasetFacts said = DatasetFacts.of(data.run(), stated(data).dataset());
    DatasetVersion version = DatasetVersion.of(data, stated(data).dataset());
    String card =
        CardYaml.of(said, data.run().manifest()) + "\n" + CardText.of(data, said, version);
    out.write(card.getBytes(StandardCharsets.UTF_8));
  }
}
