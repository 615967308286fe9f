package io.winnow.document;

import io.winnow.core.ImageReference;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** One pass over a page: every text, every picture reference, every {@code data:} address. */
final class PageWalk implements NodeVisitor {
  /** Attributes that people or machines read. */
  private static final Set<String> SPOKEN =
      Set.of("alt", "title", "aria-label", "placeholder", "label", "summary", "data-caption");

  /** Elements whose content jsoup keeps as raw text, though it may be markup. */
  private static final Set<String> RAW =
      Set.of("iframe", "noframes", "noembed", "noscript", "xmp", "textarea");

  private final Document document;
  private final Source source;
  private final Extraction into;
  private final @Nullable URL base;
  private final StringBuilder text = new StringBuilder();
  private final Captions captions = new Captions();
  private @Nullable UnscannableException failure;

  PageWalk(Document document, Source source, Extraction into) {
    this.document = document;
    this.source = source;
    this.into = into;
    this.base = base(document, source.url());
  }

  void walk() throws UnscannableException {
    NodeTraversor.traverse(this, document);
    if (failure != null) {
      throw failure;
    }
    into.addMargin(into.strip(text.toString(), source));
  }

  @Override
  public void head(Node node, int depth) {
    if (failure != null) {
      return;
    }
    try {
      if (node instanceof TextNode words) {
        words(words);
      } else if (node instanceof Element element) {
        element(element);
      } else if (node instanceof DataNode data) {
        data(data);
      } else if (node instanceof Comment comment) {
        into.strip(comment.getData(), source);
      }
    } catch (UnscannableException e) {
      failure = e;
    }
  }

  private void words(TextNode node) throws UnscannableException {
    String words = node.getWholeText();
    if (!words.isBlank()) {
      Node parent = node.parentNode();
      if (words.indexOf('<') >= 0 && parent != null && RAW.contains(parent.nodeName())) {
        nested(words);
      } else {
        text.append(words);
      }
    }
  }

  private void data(DataNode node) throws UnscannableException {
    String data = node.getWholeData();
    Node parent = node.parentNode();
    String tag = parent == null ? "" : parent.nodeName();
    if (tag.equals("style")) {
      css(data);
    } else if (RAW.contains(tag) && data.indexOf('<') >= 0) {
      nested(data);
    } else {
      // A script writes the slash of a type as \/ and wraps lines with a backslash.
      into.strip(data.indexOf('\\') < 0 ? data : data.replace("\\/", "/"), source);
    }
  }

  private void element(Element element) throws UnscannableException {
    String tag = element.normalName();
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n' && !isInline(tag)) {
      text.append('\n');
    }
    if (element.attributesSize() == 0) {
      return;
    }
    for (Attribute attribute : element.attributes()) {
      String value = attribute.getValue();
      if (!value.isEmpty()) {
        attribute(element, tag, attribute.getKey().toLowerCase(Locale.ROOT), value);
      }
    }
  }

  private void attribute(Element element, String tag, String name, String value)
      throws UnscannableException {
    if (name.equals("class") || name.equals("id")) {
      return;
    }
    if (name.equals("srcdoc")) {
      nested(value);
    } else if (name.equals("style")) {
      css(value);
    } else if (PictureAttributes.isSrcset(name)) {
      into.caption(captions.of(element));
      for (String address : Srcset.addresses(value)) {
        picture(address, element.attr("alt"));
      }
      into.caption("");
    } else if (DataUri.is(value)) {
      into.caption(captions.of(element));
      into.dataUri(value, element.attr("alt"), source);
      into.caption("");
    } else if (PictureAttributes.isAddress(element, tag, name, value)) {
      into.caption(captions.of(element));
      picture(value, element.attr("alt"));
      into.caption("");
    } else {
      String rest = into.strip(value, source);
      if (name.equals("href") || name.equals("src")) {
        into.sawReference();
      } else if (isSpoken(element, tag, name)) {
        text.append(' ').append(rest).append(' ');
      }
    }
  }

  private static boolean isSpoken(Element element, String tag, String name) {
    return switch (name) {
      case "content" ->
          tag.equals("meta") && !element.hasAttr("http-equiv") && !element.hasAttr("charset");
      case "value" -> tag.equals("input") || tag.equals("button") || tag.equals("option");
      default -> SPOKEN.contains(name);
    };
  }

  private void css(String css) throws UnscannableException {
    String plain = css;
    for (String address : CssUrls.addresses(css)) {
      if (DataUri.is(address)) {
        into.dataUri(address, "", source);
        plain = plain.length() > 100_000 ? plain : plain.replace(address, "");
      } else if (!address.startsWith("#")) {
        picture(address, "");
      }
    }
    // Not every address stands in url(): image-set() takes a bare string.
    into.strip(plain, source);
  }

  private void picture(String address, String alt) throws UnscannableException {
    if (DataUri.is(address)) {
      into.dataUri(address, alt, source);
      return;
    }
    String url = into.strip(resolve(address.strip()), source);
    if (!url.isEmpty() && !DataUri.is(url)) {
      String words = into.strip(alt, source);
      into.reference(new ImageReference(url, Extraction.line(words), 0));
    }
  }

  private String resolve(String address) {
    String clean = address.replaceAll("[\t\r\n]", "");
    if (base == null || clean.isEmpty()) {
      return clean;
    }
    try {
      return new URL(base, clean.startsWith("?") ? base.getPath() + clean : clean).toExternalForm();
    } catch (MalformedURLException e) {
      return clean; // A scheme of its own, such as blob: or cid:.
    }
  }

  private static @Nullable URL base(Document document, String url) {
    Element element = document.selectFirst("base[href]");
    String href = element == null ? "" : element.attr("href").strip();
    URL page = null;
    try {
      page = url.isEmpty() ? null : new URL(url);
      return href.isEmpty() || DataUri.is(href) ? page : new URL(page, href);
    } catch (MalformedURLException e) {
      return page;
    }
  }

  private void nested(String html) throws UnscannableException {
    if (source.depth() >= HtmlExtractor.MAX_FRAMES) {
      throw new UnscannableException(Reason.DEPTH_LIMIT);
    }
    into.sawReference();
    HtmlExtractor.margin(html, source.nested("text/html"), into);
  }

  private static boolean isInline(String tag) {
    return switch (tag) {
      case "a",
          "abbr",
          "b",
          "bdi",
          "bdo",
          "big",
          "cite",
          "code",
          "em",
          "font",
          "i",
          "ins",
          "del",
          "kbd",
          "mark",
          "q",
          "s",
          "samp",
          "small",
          "span",
          "strong",
          "sub",
          "sup",
          "time",
          "tt",
          "u",
          "var",
          "wbr",
          "img" ->
          true;
      default -> false;
    };
  }
}
