package io.winnow.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * The main text of a page: its blocks without navigation, margins, forms and lists of links.
 *
 * <p>Elements that are furniture by their name, role or class are left out; the rest is cut into
 * blocks; a block stays if it is prose, or short between prose. Where that leaves next to nothing,
 * the whole page without its furniture is the text. What is left out here has been screened.
 */
final class MainText implements NodeFilter {
  private static final Set<String> FURNITURE =
      Set.of(
          "head",
          "script",
          "style",
          "noscript",
          "template",
          "nav",
          "footer",
          "aside",
          "form",
          "button",
          "select",
          "textarea",
          "input",
          "iframe",
          "object",
          "svg",
          "canvas",
          "dialog",
          "menu",
          "audio",
          "video",
          "map",
          "noframes");

  private static final Set<String> ROLES =
      Set.of(
          "navigation",
          "banner",
          "contentinfo",
          "complementary",
          "search",
          "dialog",
          "menu",
          "menubar",
          "toolbar",
          "alert",
          "tablist");

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "section",
          "article",
          "main",
          "li",
          "ul",
          "ol",
          "dl",
          "dt",
          "dd",
          "td",
          "th",
          "tr",
          "table",
          "tbody",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "blockquote",
          "pre",
          "figure",
          "figcaption",
          "header",
          "body",
          "br",
          "hr",
          "center",
          "address",
          "details",
          "summary",
          "fieldset");

  private static final Pattern BAD =
      Pattern.compile(
          "(^|[\\s_-])(comments?|disqus|sidebar|side-?bar|footer|foot|nav(bar|igation)?|menu|breadcrumbs?|"
              + "share|sharing|social|related|recommend(ed|ations?)?|promo(tion)?|advert(isement)?s?|ads?|"
              + "sponsor(ed)?|cookies?|consent|gdpr|newsletter|subscribe|subscription|popup|modal|"
              + "widgets?|pagination|pager|toolbar|masthead|tag-?list|tags|byline|skip-?link|"
              + "outbrain|taboola|banner|login|signup|search|copyright|print-?only|hidden|"
              + "sr-only|visually-hidden|screen-reader-text|noprint|author-?(bio|box|info))([\\s_-]|$)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern GOOD =
      Pattern.compile(
          "(^|[\\s_-])(article|content|main|post|entry|story|body|text)([\\s_-]|$)",
          Pattern.CASE_INSENSITIVE);

  /** Prose has at least this many letters, or ends as a sentence does. */
  private static final int PROSE = 80;

  private static final int SENTENCE = 35;

  private record Block(String text, int links, boolean heading, boolean inArticle) {
    boolean isLinks() {
      return links * 2 > text.length();
    }

    boolean isProse() {
      if (links * 3 > text.length()) {
        return false;
      }
      int size = weight(text);
      return size >= PROSE || (size >= SENTENCE && ".!?。！？…:»”\"".indexOf(last()) >= 0);
    }

    private char last() {
      return text.charAt(text.length() - 1);
    }
  }

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder block = new StringBuilder();
  private final boolean byClass;
  private int links;
  private int inLink;
  private int inHeading;
  private int inArticle;

  private MainText(boolean byClass) {
    this.byClass = byClass;
  }

  /** The main text, one block a line. */
  static String of(Document document) {
    List<Block> strict = blocks(document, true);
    String main = join(prose(inArticles(strict)));
    if (weight(main) >= 250) {
      return main;
    }
    String wide = join(prose(strict));
    if (weight(wide) >= 250) {
      return wide;
    }
    String loose = join(prose(blocks(document, false)));
    if (weight(loose) > 2 * weight(wide) && weight(loose) >= 250) {
      return loose;
    }
    String all = join(strict.stream().filter(b -> !b.isLinks()).toList());
    return weight(wide) * 3 >= weight(all) ? wide : all;
  }

  private static List<Block> blocks(Document document, boolean byClass) {
    MainText walk = new MainText(byClass);
    NodeTraversor.filter(walk, document.body());
    walk.endBlock();
    return walk.blocks;
  }

  private static List<Block> inArticles(List<Block> blocks) {
    List<Block> inside = blocks.stream().filter(Block::inArticle).toList();
    return weight(join(prose(inside))) * 3 >= weight(join(prose(blocks))) ? inside : blocks;
  }

  /** Prose, headings before prose, and short blocks that have prose within two blocks each way. */
  private static List<Block> prose(List<Block> blocks) {
    int[] next = new int[blocks.size()];
    int coming = Integer.MAX_VALUE / 2;
    for (int i = blocks.size() - 1; i >= 0; i--) {
      next[i] = coming - i;
      coming = blocks.get(i).isProse() ? i : coming;
    }
    List<Block> kept = new ArrayList<>();
    int before = Integer.MIN_VALUE / 2;
    for (int i = 0; i < blocks.size(); i++) {
      Block each = blocks.get(i);
      boolean between = i - before <= 4 && next[i] <= 4 && !each.isLinks();
      if (each.isProse() || (each.heading() && next[i] <= 2 && !each.isLinks()) || between) {
        kept.add(each);
      }
      before = each.isProse() ? i : before;
    }
    return kept;
  }

  private static String join(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    for (Block each : blocks) {
      text.append(text.isEmpty() ? "" : "\n").append(each.text());
    }
    return text.toString();
  }

  /** Length in letters of an alphabet: an ideograph says as much as three. */
  private static int weight(String text) {
    int weight = 0;
    for (int i = 0; i < text.length(); i++) {
      weight += text.charAt(i) >= 0x2e80 ? 3 : 1;
    }
    return weight;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      append(words.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    String tag = element.normalName();
    if (isFurniture(element, tag)) {
      if (BLOCKS.contains(tag) || FURNITURE.contains(tag)) {
        endBlock();
      }
      return FilterResult.SKIP_ENTIRELY;
    }
    if (BLOCKS.contains(tag)) {
      endBlock();
    }
    count(tag, 1);
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      String tag = element.normalName();
      if (BLOCKS.contains(tag)) {
        endBlock();
      }
      count(tag, -1);
    }
    return FilterResult.CONTINUE;
  }

  private void count(String tag, int by) {
    switch (tag) {
      case "a" -> inLink += by;
      case "article", "main" -> inArticle += by;
      case "h1", "h2", "h3", "h4", "h5", "h6" -> inHeading += by;
      default -> {}
    }
  }

  private boolean isFurniture(Element element, String tag) {
    if (FURNITURE.contains(tag) || (tag.equals("header") && inArticle == 0)) {
      return !tag.equals("form") || !wrapsPage(element);
    }
    if (element.attributesSize() == 0 || tag.equals("body")) {
      return false;
    }
    if (element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")
        || ROLES.contains(element.attr("role"))) {
      return true;
    }
    if (!byClass || tag.equals("article") || tag.equals("main")) {
      return false;
    }
    String names = element.className() + ' ' + element.id();
    return names.length() > 1
        && names.length() < 500
        && BAD.matcher(names).find()
        && !GOOD.matcher(names).find();
  }

  /** Some servers wrap the whole page into one form. */
  private static boolean wrapsPage(Element form) {
    Element parent = form.parent();
    return parent != null
        && parent.normalName().equals("body")
        && form.childrenSize() > 0
        && form.selectFirst("p, article, main, h1") != null;
  }

  private void append(String words) {
    int from = block.length();
    boolean space = from == 0 || block.charAt(from - 1) == ' ';
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c <= ' ' || c == '\u00a0') {
        if (!space) {
          block.append(' ');
          space = true;
        }
      } else {
        block.append(c);
        space = false;
      }
    }
    links += inLink > 0 ? block.length() - from : 0;
  }

  private void endBlock() {
    String text = block.toString().strip();
    if (!text.isEmpty()) {
      blocks.add(new Block(text, links, inHeading > 0, inArticle > 0));
    }
    block.setLength(0);
    links = 0;
  }
}
