package io.winnow.report.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;

/**
 * What the engine has already escaped. Made of contents alone, so that nobody can pass text through
 * it.
 */
final class Markup implements Content {
  private final String html;

  private Markup(String html) {
    this.html = html;
  }

  /** Writes a content as it would stand in the body of a cell. */
  static Markup of(Content content) {
    StringOutput text = new StringOutput();
    OwaspHtmlTemplateOutput output = new OwaspHtmlTemplateOutput(text);
    output.setContext("td", null);
    content.writeTo(output);
    return new Markup(text.toString());
  }

  /** Bytes in UTF-8. */
  int bytes() {
    return html.getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent(html);
  }
}
