package io.winnow.report.json;

import io.winnow.core.Problem;
import io.winnow.report.ReportData;
import io.winnow.report.ReportFormat;
import io.winnow.run.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The report for programs. */
public final class JsonFormat implements ReportFormat {
  @Override
  public String id() {
    return "json";
  }

  @Override
  public List<Problem> problems(ReportData data) {
    return List.of();
  }

  @Override
  public void write(ReportData data, OutputStream out) throws IOException {
    out.write(Json.pretty(ReportJson.of(data)));
  }
}
