package io.winnow.evidence.cybertip;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one small XML document, indented, with a comment in its first line. */
final class XmlDocument {
  // The JDK's own, whatever else is on the class path.
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private int depth;

  /**
   * Begins a document.
   *
   * @param comment of our own words, without two hyphens in a row
   */
  XmlDocument(String comment) {
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- ").append(comment).append(" -->");
    try {
      xml = FACTORY.createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** Begins an element that holds others. */
  XmlDocument open(String name) {
    try {
      newLine();
      xml.writeStartElement(name);
      depth++;
      return this;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** An attribute of the element that was just begun. */
  XmlDocument attribute(String name, String value) {
    try {
      xml.writeAttribute(name, value);
      return this;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** Ends the innermost element. */
  XmlDocument close() {
    try {
      depth--;
      newLine();
      xml.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** An element that holds text from outside. */
  XmlDocument leaf(String name, Visible value) {
    return leaf(name, value.text(), "", "");
  }

  /** An element that holds a fixed word. */
  XmlDocument leaf(String name, String word) {
    return leaf(name, word, "", "");
  }

  /** An element that holds text from outside and has an attribute. */
  XmlDocument leaf(String name, Visible value, String attribute, String word) {
    return leaf(name, value.text(), attribute, word);
  }

  private XmlDocument leaf(String name, String word, String attribute, String value) {
    try {
      newLine();
      xml.writeStartElement(name);
      if (!attribute.isEmpty()) {
        xml.writeAttribute(attribute, value);
      }
      xml.writeCharacters(word);
      xml.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** The whole document in UTF-8. */
  byte[] bytes() {
    try {
      xml.writeCharacters("\n");
      xml.close();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void newLine() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static IllegalStateException broken(XMLStreamException e) {
    // Without its message, which may quote what was written.
    return new IllegalStateException("a draft cannot be written: " + e.getClass().getName());
  }
}
