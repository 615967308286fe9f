package io.winnow.document;

import io.winnow.core.ImageReference;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Walks the entries of an Office, ODF or EPUB package, so that every picture is taken as the bytes
 * it was stored in, whether or not a page of the document shows it.
 */
final class PackageParts {
  /** Entries that only say how to show or print text. */
  private static final Set<String> MACHINERY = Set.of("mimetype", "layout-cache");

  private static final String SPARE_NAME =
      ".*(printerSettings\\d*\\.bin|vbaProject\\.bin|"
          + "vbaProjectSignature\\.bin|\\.odttf|\\.xml|\\.rels|\\.vml|\\.rdf|\\.ncx|\\.opf|\\.css|\\.js)";

  private PackageParts() {}

  /**
   * Offers pictures and unknown entries, takes nested documents apart.
   *
   * @param skipPages true where pages (HTML, text) are read by the caller
   * @return the XML, HTML and text entries by name, inflated, in the directory's order
   */
  static Map<String, byte[]> take(ZipPackage zip, Source source, Extraction into, boolean skipPages)
      throws IOException, UnscannableException {
    zip.requireHonest();
    Map<String, byte[]> texts = new LinkedHashMap<>();
    for (ZipArchiveEntry entry : zip.entries()) {
      if (entry.isDirectory()) {
        continue;
      }
      byte[] bytes = zip.read(entry, into.inflatable());
      into.inflated(bytes.length);
      String name = entry.getName();
      String type = MediaTypes.detect(bytes, "", "");
      DocumentKind kind = DocumentKind.of(type);
      boolean page = kind == DocumentKind.HTML || kind == DocumentKind.TEXT;
      if (type.endsWith("xml") && kind != DocumentKind.HTML && kind != DocumentKind.IMAGE) {
        texts.put(name, bytes);
        markup(name, bytes, source, into);
      } else if (page && (skipPages || name.matches("(?s)" + SPARE_NAME))) {
        texts.put(name, bytes);
        into.strip(latin(bytes), source.nested(type));
      } else if (!isMachinery(name, kind)) {
        into.embedded(bytes, name, source.nested(type));
      }
    }
    return texts;
  }

  private static boolean isMachinery(String name, DocumentKind kind) {
    boolean known = (kind != DocumentKind.IMAGE && !kind.isDocument()) || kind == DocumentKind.TEXT;
    return MACHINERY.contains(name) || (known && name.matches("(?s)" + SPARE_NAME));
  }

  /** Looks into the XML of a package: encoded pictures, pictures that lie elsewhere, encryption. */
  private static void markup(String name, byte[] bytes, Source source, Extraction into)
      throws UnscannableException {
    String xml = latin(bytes);
    if (xml.contains("<!DOCTYPE") && xml.contains("<!ENTITY")) {
      throw new UnscannableException(Reason.PARSE_FAILED); // No office program writes entities.
    }
    into.strip(xml, source.nested("application/xml"));
    if (name.equals("META-INF/manifest.xml") && xml.contains("encryption-data")) {
      throw new UnscannableException(Reason.ENCRYPTED);
    }
    if (name.endsWith(".rels") && xml.contains("External")) {
      for (Element link :
          Jsoup.parse(xml, "", Parser.xmlParser()).getElementsByTag("Relationship")) {
        String target = link.attr("Target").strip();
        if (link.attr("Type").endsWith("/image")
            && link.attr("TargetMode").equals("External")
            && !target.isEmpty()
            && !DataUri.is(target)) {
          into.reference(new ImageReference(into.strip(target, source), "", 0));
        }
      }
    }
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
