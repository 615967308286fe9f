package io.winnow.report.html;

import io.winnow.report.ReportData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reports as text. */
final class ReportPages {
  private ReportPages() {}

  static String html(ReportData data) {
    return html(data, false);
  }

  static String html(ReportData data, boolean mask) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new HtmlFormat(mask).write(data, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
