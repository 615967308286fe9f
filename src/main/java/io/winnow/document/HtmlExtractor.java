package io.winnow.document;

import io.winnow.core.UnscannableException;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * A page, by jsoup: everything in it is screened, its main text is kept.
 *
 * <p>Nothing is run and nothing is fetched. jsoup flattens elements nested deeper than 512, as
 * browsers do, so that walks over the tree are bounded.
 */
final class HtmlExtractor implements DocumentParser.Extractor {
  /** Nested pages ({@code srcdoc}, raw text of frames) are followed this far. */
  static final int MAX_FRAMES = 3;

  @Override
  public void extract(byte[] bytes, Source source, Extraction into) throws UnscannableException {
    page(Charsets.decode(bytes, source.declaredType(), true), source, into);
  }

  /** Takes a decoded page apart. */
  static void page(String html, Source source, Extraction into) throws UnscannableException {
    Document document = Parser.htmlParser().parseInput(html, source.url());
    into.language(document.expectFirst("html").attr("lang"));
    Element titleElement = document.head().selectFirst("title");
    into.title(into.strip(titleElement == null ? "" : titleElement.text(), source));
    new PageWalk(document, source, into).walk();
    into.addMain(into.strip(MainText.of(document), source));
  }

  /** Takes a fragment's references and text apart; none of it is main text. */
  static void margin(String html, Source source, Extraction into) throws UnscannableException {
    new PageWalk(Parser.htmlParser().parseInput(html, source.url()), source, into).walk();
  }
}
