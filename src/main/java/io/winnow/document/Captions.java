package io.winnow.document;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Words beside the pictures of a page: titles and labels of the element, of the link and of the
 * figure around it, and the figure's caption. They are parts of the page's full text as well.
 */
final class Captions {
  /** What is further away is no picture's own. */
  private static final int HIGHEST = 6;

  /** A longer one is prose, and searched as such. */
  private static final int LONGEST = 2000;

  private static final String[] SPOKEN = {"title", "aria-label", "data-caption", "summary"};

  private @Nullable Element lastFigure;
  private String lastWords = "";

  /** In one line; empty if there are none. */
  String of(Element picture) {
    StringBuilder words = new StringBuilder();
    Element element = picture;
    for (int i = 0; i < HIGHEST && element != null; i++) {
      String tag = element.normalName();
      if (i == 0 || tag.equals("a") || tag.equals("picture") || tag.equals("figure")) {
        for (String name : SPOKEN) {
          words.append(element.attr(name)).append('\n');
        }
      }
      if (tag.equals("figure")) {
        words.append(caption(element));
        break;
      }
      element = element.parent();
    }
    String line = Extraction.line(words.toString());
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }

  /** A figure may hold thousands of pictures. */
  private String caption(Element figure) {
    if (!figure.equals(lastFigure)) { // The very element: jsoup compares by identity.
      lastFigure = figure;
      StringBuilder words = new StringBuilder();
      for (Element child : figure.select("figcaption")) {
        words.append(child.text()).append('\n');
      }
      lastWords = words.length() <= LONGEST ? words.toString() : words.substring(0, LONGEST);
    }
    return lastWords;
  }
}
