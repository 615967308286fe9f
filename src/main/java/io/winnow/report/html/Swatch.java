package io.winnow.report.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * A word with the pattern that stands for it in drawings.
 *
 * @param css class of the pattern, one of our own
 * @param word what it is called
 */
record Swatch(String css, String word) implements Content {
  Swatch {
    if (!css.matches("[a-z-]+")) {
      throw new IllegalArgumentException("not a class of ours");
    }
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent(
        "<span class=\"swatch\"><svg class=\"sw\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect class=\"f-"
            + css
            + "\" width=\"12\" height=\"12\"/><rect width=\"12\" height=\"12\" fill=\"url(#p-"
            + css
            + ")\"/></svg>");
    output.writeUserContent(word);
    output.writeContent("</span>");
  }
}
