package io.winnow.report.attestation;

import io.winnow.core.Problem;
import io.winnow.report.ReportData;
import io.winnow.report.ReportFormat;
import io.winnow.report.filtering.StatedFacts;
import io.winnow.run.Json;
import io.winnow.run.RunKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The attestation: Markdown for people, or the same as JSON. */
public final class AttestationFormat implements ReportFormat {
  private final boolean json;
  private final Optional<StatedFacts> facts;

  /**
   * The format.
   *
   * @param json whether it is JSON
   * @param facts what the operator says of the dataset; empty for what the run's policy says
   */
  public AttestationFormat(boolean json, Optional<StatedFacts> facts) {
    this.json = json;
    this.facts = facts;
  }

  @Override
  public String id() {
    return json ? "attestation.json" : "attestation";
  }

  @Override
  public List<Problem> problems(ReportData data) {
    List<Problem> problems = new ArrayList<>();
    RunKind kind = data.run().plan().kind();
    if (kind != RunKind.CLEAN) {
      problems.add(
          Problem.of(
              data.run().location(),
              "is a %s: it wrote no data that could be attested".formatted(kind.id())));
    }
    data.proof().problem(data.run().location(), "attested").ifPresent(problems::add);
    return problems;
  }

  @Override
  public void write(ReportData data, OutputStream out) throws IOException {
    Attestation said =
        Attestation.of(data, facts.orElseGet(() -> StatedFacts.of(data.run())).dataset());
    out.write(json ? Json.pretty(said) : AttestationText.of(said).getBytes(StandardCharsets.UTF_8));
  }
}
