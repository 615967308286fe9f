package io.winnow.evidence.cybertip;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Drafts read back by a parser. */
record Xml(Element root) {
  static Xml of(byte[] document) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setEntityResolver((a, b) -> new InputSource(new StringReader("")));
      builder.setErrorHandler(null);
      Document read = builder.parse(new ByteArrayInputStream(document));
      return new Xml(read.getDocumentElement());
    } catch (Exception e) {
      throw new AssertionError("not well formed", e);
    }
  }

  /** Texts of all elements of that name, in document order. */
  List<String> all(String name) {
    List<String> texts = new ArrayList<>();
    var found = root.getElementsByTagName(name);
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }

  /** Text of the only element of that name. */
  String sole(String name) {
    List<String> texts = all(name);
    if (texts.size() != 1) {
      throw new AssertionError("%d elements %s".formatted(texts.size(), name));
    }
    return texts.get(0);
  }

  boolean has(String name) {
    return !all(name).isEmpty();
  }

  /** Names of the root's children, in their order. */
  List<String> children() {
    List<String> names = new ArrayList<>();
    for (Node at = root.getFirstChild(); at != null; at = at.getNextSibling()) {
      if (at instanceof Element element) {
        names.add(element.getTagName());
      }
    }
    return names;
  }

  /** The last additionalInfo among the root's own children. */
  String info() {
    String info = "";
    for (Node at = root.getFirstChild(); at != null; at = at.getNextSibling()) {
      if (at instanceof Element element && element.getTagName().equals("additionalInfo")) {
        info = element.getTextContent();
      }
    }
    return info;
  }

  String attribute(String name, String attribute) {
    return ((Element) root.getElementsByTagName(name).item(0)).getAttribute(attribute);
  }
}
