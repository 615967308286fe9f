package io.winnow.sample;

import java.util.ArrayList;
import java.util.List;

/** A small web page: navigation, an article with pictures, a footer. */
final class HtmlPage {
  private final Prose prose;
  private final int paragraphs;
  private final List<String> figures = new ArrayList<>();
  private String charset = "utf-8";

  HtmlPage(Prose prose, int paragraphs) {
    this.prose = prose;
    this.paragraphs = paragraphs;
  }

  /** Names the charset in the head; the caller encodes accordingly. */
  HtmlPage in(String name) {
    charset = name;
    return this;
  }

  HtmlPage picture(String source) {
    figures.add(
        "<figure><img src=\"%s\" alt=\"%s\"></figure>"
            .formatted(source, prose.alt(figures.size())));
    return this;
  }

  String text() {
    StringBuilder html = new StringBuilder("<!doctype html>\n");
    String direction = prose.language().equals("ar") ? " dir=\"rtl\"" : "";
    html.append("<html lang=\"%s\"%s>\n<head>\n".formatted(prose.language(), direction));
    html.append("<meta charset=\"%s\">\n".formatted(charset));
    html.append("<title>%s</title>\n".formatted(prose.title()));
    html.append("<link rel=\"stylesheet\" href=\"/style.css\">\n</head>\n<body>\n");
    html.append("<header><nav><a href=\"/\">1</a> <a href=\"/a\">2</a></nav></header>\n");
    html.append("<main><article>\n<h1>%s</h1>\n".formatted(prose.title()));
    List<String> bodies = prose.paragraphs(paragraphs);
    for (int i = 0; i < bodies.size(); i++) {
      html.append("<p>").append(bodies.get(i)).append("</p>\n");
      if (i < figures.size()) {
        html.append(figures.get(i)).append('\n');
      }
    }
    html.append("</article></main>\n<footer><p>© 2026</p></footer>\n</body>\n</html>\n");
    return html.toString();
  }
}
