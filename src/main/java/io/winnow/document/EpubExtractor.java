package io.winnow.document;

import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** An EPUB: its pages in reading order, as pages; its pictures from the zip. */
final class EpubExtractor implements DocumentParser.Extractor {
  /** Obfuscated fonts are no secret; anything else that is encrypted is. */
  private static final Set<String> FONT_OBFUSCATION =
      Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

  @Override
  public void extract(byte[] bytes, Source source, Extraction into) throws Exception {
    Map<String, byte[]> texts;
    try (ZipPackage zip = ZipPackage.open(bytes)) {
      requirePlain(zip, into);
      texts = PackageParts.take(zip, source, into, true);
    }
    Document packageFile = packageFile(texts);
    if (packageFile != null) {
      into.title(into.strip(text(packageFile, "dc:title"), source));
      into.language(text(packageFile, "dc:language"));
    }
    for (byte[] page : inReadingOrder(texts, packageFile).values()) {
      Source inside = source.nested("text/html");
      HtmlExtractor.page(Charsets.decode(page, "", true), inside, into);
    }
  }

  private static void requirePlain(ZipPackage zip, Extraction into) throws Exception {
    String name = "META-INF/encryption.xml";
    if (zip.entries().stream().noneMatch(e -> e.getName().equals(name))) {
      return;
    }
    for (Element method :
        xml(zip.read(name, into.inflatable())).select("*|EncryptedData > *|EncryptionMethod")) {
      if (!FONT_OBFUSCATION.contains(method.attr("Algorithm"))) {
        throw new UnscannableException(Reason.ENCRYPTED);
      }
    }
  }

  private static @Nullable Document packageFile(Map<String, byte[]> texts) {
    return texts.entrySet().stream()
        .filter(e -> e.getKey().endsWith(".opf"))
        .findFirst()
        .map(e -> xml(e.getValue(), e.getKey()))
        .orElse(null);
  }

  /** The pages that the spine names, then the others. */
  private static Map<String, byte[]> inReadingOrder(
      Map<String, byte[]> texts, @Nullable Document packageFile) {
    Set<String> order = new LinkedHashSet<>();
    if (packageFile != null) {
      String folder = packageFile.location().replaceAll("[^/]*$", "");
      Map<String, String> items = new HashMap<>();
      for (Element item : packageFile.select("manifest > item, opf|manifest > opf|item")) {
        items.put(item.attr("id"), folder + item.attr("href"));
      }
      for (Element ref : packageFile.select("spine > itemref, opf|spine > opf|itemref")) {
        order.add(items.getOrDefault(ref.attr("idref"), ""));
      }
    }
    order.addAll(texts.keySet());
    Map<String, byte[]> pages = new LinkedHashMap<>();
    for (String name : order) {
      byte[] page = texts.get(name);
      if (page != null && DocumentKind.of(MediaTypes.detect(page, "", "")) == DocumentKind.HTML) {
        pages.put(name, page);
      }
    }
    return pages;
  }

  private static String text(Document xml, String tag) {
    Element element = xml.getElementsByTag(tag).first();
    return element == null ? "" : element.text();
  }

  private static Document xml(byte[] bytes) {
    return xml(bytes, "");
  }

  /** jsoup's XML parser knows no entities of a document's own and fetches nothing. */
  private static Document xml(byte[] bytes, String location) {
    return Jsoup.parse(new String(bytes, StandardCharsets.UTF_8), location, Parser.xmlParser());
  }
}
