package io.winnow.report.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import io.winnow.report.Figures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * A sentence of our own words and values from data, one after the other. Words are escaped too.
 *
 * @param parts strings, or contents that write themselves
 */
record Prose(List<Object> parts) implements Content {
  Prose {
    parts = List.copyOf(parts);
  }

  static Prose of(Object... parts) {
    return new Prose(List.of(parts));
  }

  /** Many things in a row, at most so many of them; the others are not looked at. */
  static <T> Content list(Collection<T> items, int most, Function<T, Content> shown) {
    List<Object> parts = new ArrayList<>();
    items.stream()
        .limit(most)
        .forEach(
            item -> {
              parts.add(parts.isEmpty() ? "" : "; ");
              parts.add(shown.apply(item));
            });
    if (items.size() > most) {
      parts.add("; and " + Figures.count(items.size() - most) + " more");
    }
    return new Prose(parts);
  }

  static Content list(Collection<Content> items, int most) {
    return list(items, most, item -> item);
  }

  /** A way to another place of the page. */
  static Content link(String anchor, String words) {
    return new Link(anchor, words);
  }

  @Override
  public void writeTo(TemplateOutput output) {
    for (Object part : parts) {
      if (part instanceof Content content) {
        content.writeTo(output);
      } else {
        output.writeUserContent(String.valueOf(part));
      }
    }
  }

  /** Anchors are our own words, never data. */
  private record Link(String anchor, String words) implements Content {
    private Link {
      if (!anchor.matches("[a-z0-9-]+")) {
        throw new IllegalArgumentException("not an anchor of ours");
      }
    }

    @Override
    public void writeTo(TemplateOutput output) {
      output.writeContent("<a href=\"#" + anchor + "\">");
      output.writeUserContent(words);
      output.writeContent("</a>");
    }
  }
}
