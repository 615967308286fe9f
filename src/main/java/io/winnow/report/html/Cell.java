package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.report.Figures;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a table.
 *
 * @param content what it shows
 * @param css class of the cell, null for none
 * @param sort what it is sorted by where its text says it otherwise, null for the text itself
 */
public record Cell(Content content, @Nullable String css, @Nullable String sort) {
  static final String NUMBER = "n";

  /** The same with its content escaped, so that its size is known. */
  Cell written() {
    return new Cell(Markup.of(content), css, sort);
  }

  /** Bytes of a written cell. */
  int bytes() {
    return content instanceof Markup markup ? markup.bytes() : 0;
  }

  static Cell of(Content content) {
    return new Cell(content, null, null);
  }

  /** Our own words. */
  static Cell words(String words) {
    return of(Prose.of(words));
  }

  static Cell text(@Nullable String text) {
    return of(Value.text(text));
  }

  static Cell code(@Nullable String text) {
    return of(Value.code(text));
  }

  static Cell count(long count) {
    return new Cell(Prose.of(Figures.count(count)), NUMBER, null);
  }

  /** A number that has a form of its own. */
  static Cell number(String shown, double sort) {
    return new Cell(Prose.of(shown), NUMBER, String.format(Locale.ROOT, "%.4f", sort));
  }

  static Cell size(long bytes) {
    return new Cell(Prose.of(Figures.size(bytes)), NUMBER, Long.toString(bytes));
  }

  static Cell share(long part, long whole) {
    double share = whole <= 0 ? -1 : (double) part / whole;
    return number(Figures.share(part, whole), share);
  }

  /** A bar as long as the share; the number stands in another cell. */
  static Cell bar(long part, long whole) {
    double width = whole <= 0 ? 0 : Math.min(100, 100.0 * part / whole);
    return new Cell(new Bar(width), "b", null);
  }

  static Cell nothing() {
    return words("—");
  }

  private record Bar(double width) implements Content {
    @Override
    public void writeTo(gg.jte.TemplateOutput output) {
      output.writeContent(
          "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
              + "<rect width=\""
              + String.format(Locale.ROOT, "%.1f", width > 0 ? Math.max(width, 0.8) : 0)
              + "\" height=\"8\"/></svg>");
    }
  }
}
