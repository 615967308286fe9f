package io.winnow.report.html;

import io.winnow.core.Problem;
import io.winnow.report.ReportData;
import io.winnow.report.ReportFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The HTML file. */
public final class HtmlFormat implements ReportFormat {
  /** Most bytes that the file has. */
  public static final int MOST_BYTES = 2 << 20;

  private final boolean maskSmall;

  /**
   * The format.
   *
   * @param maskSmall whether figures under 5 of the most sensitive purposes are masked
   */
  public HtmlFormat(boolean maskSmall) {
    this.maskSmall = maskSmall;
  }

  @Override
  public String id() {
    return "html";
  }

  @Override
  public List<Problem> problems(ReportData data) {
    return List.of();
  }

  @Override
  public void write(ReportData data, OutputStream out) throws IOException {
    out.write(("masked: " + maskSmall).getBytes(StandardCharsets.UTF_8)); // To come.
  }
}
