package io.winnow.report.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import io.winnow.report.Shown;
import io.winnow.run.Locations;
import org.jspecify.annotations.Nullable;

/**
 * Text from data as markup: escaped by the engine, isolated from the text around it, with the names
 * of what cannot be shown set apart.
 *
 * @param shown the text
 * @param css class of the element around it
 */
record Value(Shown shown, String css) implements Content {
  /** Shorter values are not broken into lines. */
  private static final int SHORT = 24;

  private static final String DASH = "—";

  /** Text in the reader's language and direction. */
  static Content text(@Nullable String text) {
    return text == null || text.isEmpty() ? Prose.of(DASH) : new Value(Shown.text(text), "v");
  }

  /** Text that is read character by character: paths, ids, tokens. */
  static Content code(@Nullable String text) {
    return code(text, Shown.MOST_SHOWN);
  }

  static Content code(@Nullable String text, int most) {
    return text == null || text.isEmpty()
        ? Prose.of(DASH)
        : new Value(Shown.text(text, most), "v c");
  }

  /** A path or a location, without what may be a secret in it. */
  static Content place(@Nullable String location) {
    return code(location == null ? null : Locations.withoutUsers(location));
  }

  static Content url(@Nullable String url, int most) {
    return url == null || url.isEmpty() ? Prose.of(DASH) : new Value(Shown.url(url, most), "v c");
  }

  static Content host(String host) {
    return new Value(Shown.host(host), "v c");
  }

  @Override
  public void writeTo(TemplateOutput output) {
    String whole = shown.characters() <= SHORT ? css + " s" : css;
    output.writeContent("<bdi class=\"" + whole + "\">");
    for (Shown.Piece piece : shown.pieces()) {
      if (piece.named()) {
        output.writeContent("<span class=\"ctl\">");
        output.writeUserContent(piece.text());
        output.writeContent("</span>");
      } else {
        output.writeUserContent(piece.text());
      }
    }
    if (shown.cut()) {
      output.writeContent(" <small>(cut; ");
      output.writeUserContent(io.winnow.report.Figures.count(shown.characters()));
      output.writeContent(" characters)</small>");
    }
    output.writeContent("</bdi>");
  }
}
