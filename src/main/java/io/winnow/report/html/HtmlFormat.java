package io.winnow.report.html;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import io.winnow.core.Problem;
import io.winnow.report.ReportData;
import io.winnow.report.ReportFormat;
import io.winnow.summary.SampledRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The HTML file: the page around the sampled rows first, then as much of each row as fits into what
 * is left of {@link #MOST_BYTES}.
 */
public final class HtmlFormat implements ReportFormat {
  /** Most bytes that the file has. */
  public static final int MOST_BYTES = 2 << 20;

  /** Where the sampled rows go; nothing that is escaped can look like it. */
  private static final String MARK = "<!--items-->";

  /** Room for saying that some rows were left out. */
  private static final int MORE = 100;

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
    TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    Scene scene = Scene.of(data, maskSmall);
    List<SampledRow> rows = Sampled.rows(scene);
    String page = page(engine, scene, rows);
    int around = bytes(page).length - MARK.length() + MORE;
    if (around > MOST_BYTES) {
      throw new IllegalStateException("a report without its rows has " + around + " bytes");
    }
    ByteArrayOutputStream items = new ByteArrayOutputStream();
    List<SampledRow> shown = items(engine, scene, rows, MOST_BYTES - around, items);
    if (shown.size() < rows.size()) {
      page = page(engine, scene, shown); // It says how many rows there are.
    }
    int mark = page.indexOf(MARK);
    out.write(bytes(page.substring(0, mark)));
    items.writeTo(out);
    out.write(bytes(page.substring(mark + MARK.length())));
  }

  private static String page(TemplateEngine engine, Scene scene, List<SampledRow> rows)
      throws IOException {
    return rendered(engine, "page.jte", Page.of(scene, Assets.read(), new Mark(), rows));
  }

  /**
   * Each row may use its share of the room, and what the rows before it left of theirs.
   *
   * @return those that were written
   */
  private static List<SampledRow> items(
      TemplateEngine engine, Scene scene, List<SampledRow> rows, int room, OutputStream out)
      throws IOException {
    Item.Texts texts = Item.Texts.of(scene);
    List<SampledRow> written = new ArrayList<>();
    int left = room;
    for (int i = 0; i < rows.size(); i++) {
      int share = left / (rows.size() - i);
      byte[] html = new byte[0];
      for (Item.Detail detail : Item.Detail.LEVELS) {
        html =
            bytes(
                rendered(
                    engine, "item.jte", Item.of(rows.get(i), written.size() + 1, detail, texts)));
        if (html.length <= share) {
          break;
        }
      }
      if (html.length <= share) {
        out.write(html);
        left -= html.length;
        written.add(rows.get(i));
      }
    }
    return written;
  }

  private static String rendered(TemplateEngine engine, String template, Object model) {
    StringOutput output = new StringOutput();
    engine.render(template, model, output);
    return output.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final class Mark implements Content {
    @Override
    public void writeTo(TemplateOutput output) {
      output.writeContent(MARK);
    }
  }
}
