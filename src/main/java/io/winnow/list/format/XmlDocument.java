package io.winnow.list.format;

import io.winnow.spi.ListSink;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through an XML document that is not to be trusted: elements and text.
 *
 * <p>A document type is refused before anything of it is resolved, so there are no entities but the
 * five of XML. A tag, comment or other piece of over a million characters and elements nested over
 * 100 deep end the document; text comes in pieces, however long it is.
 */
final class XmlDocument {
  /** No further event: the document ended well, or the sink was told why not. */
  static final int END = -1;

  private static final Set<String> UTF_8 = Set.of("UTF-8", "UTF8", "US-ASCII", "ASCII");
  private static final int LARGEST_PIECE = 1 << 20;
  private static final int DEEPEST = 100;

  private final ListSink sink;
  private final Meter meter;
  private @Nullable XMLStreamReader reader;
  private int depth;

  private XmlDocument(Meter meter, ListSink sink) {
    this.meter = meter;
    this.sink = sink;
  }

  /** Opens a document, UTF-8; an empty file has no events. */
  static XmlDocument open(InputStream in, ListSink sink) throws IOException {
    // Decoded here: the platform's parser prints malformed bytes to the standard error stream.
    PushbackReader text = new PushbackReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1);
    int first = text.read();
    XmlDocument document = new XmlDocument(new Meter(text), sink);
    if (first >= 0) {
      text.unread(first);
      document.start();
    }
    return document;
  }

  private void start() throws IOException {
    // The platform's own: another on the class path may not know these switches.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setXMLReporter((message, type, related, place) -> {});
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is resolved");
        });
    try {
      reader = factory.createXMLStreamReader(meter);
      String encoding = reader.getCharacterEncodingScheme();
      if (encoding != null && !UTF_8.contains(encoding.toUpperCase(Locale.ROOT))) {
        end("the document says that it is not UTF-8; write it as UTF-8");
      }
    } catch (XMLStreamException | RuntimeException e) {
      broken(null);
    }
  }

  /**
   * Goes on to the next start, end or text.
   *
   * @return {@link XMLStreamConstants#START_ELEMENT}, {@link XMLStreamConstants#END_ELEMENT},
   *     {@link XMLStreamConstants#CHARACTERS} or {@link #END}
   * @throws IOException as of the stream
   */
  int next() throws IOException {
    while (reader != null) {
      int event;
      try {
        meter.refill();
        event = reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
      } catch (XMLStreamException | RuntimeException e) {
        // Its message may quote what stands there; the parser's own failures are no better news.
        return broken(e instanceof XMLStreamException x ? x.getLocation() : null);
      }
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          return ++depth > DEEPEST
              ? end("elements nest over %d deep; nothing behind this was read".formatted(DEEPEST))
              : event;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          return event;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          return XMLStreamConstants.CHARACTERS;
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          return end(
              "the document has a document type or entities of its own, which are never resolved;"
                  + " nothing behind this was read");
        }
        case XMLStreamConstants.END_DOCUMENT -> reader = null;
        default -> {}
      }
    }
    return END;
  }

  /** How many elements are open, the one that just started included. */
  int depth() {
    return depth;
  }

  String localName() {
    return open().getLocalName();
  }

  /** The namespace of the element, or empty. */
  String namespace() {
    String namespace = open().getNamespaceURI();
    return namespace == null ? "" : namespace;
  }

  /** The attribute of that local name, or null. */
  @Nullable String attribute(String name) {
    return open().getAttributeValue(null, name);
  }

  /** Adds a piece of text, as far as there is room. */
  void appendText(StringBuilder text, int most) {
    XMLStreamReader at = open();
    text.append(
        at.getTextCharacters(),
        at.getTextStart(),
        Math.min(at.getTextLength(), Math.max(0, most - text.length())));
  }

  /** Where the event ends: behind a start tag, from 1. */
  int line() {
    return reader == null ? 0 : Math.max(0, reader.getLocation().getLineNumber());
  }

  int column() {
    return reader == null ? 0 : Math.max(0, reader.getLocation().getColumnNumber());
  }

  /** Reads no further. */
  int end(String message) {
    sink.broken(line(), column(), message);
    reader = null;
    return END;
  }

  private int broken(@Nullable Location place) throws IOException {
    reader = null;
    if (meter.failure != null) {
      throw meter.failure;
    }
    sink.broken(
        place == null ? 0 : Math.max(0, place.getLineNumber()),
        place == null ? 0 : Math.max(0, place.getColumnNumber()),
        "the document breaks off, is no XML here or goes beyond a limit; nothing behind this was"
            + " read");
    return END;
  }

  private XMLStreamReader open() {
    if (reader == null) {
      throw new IllegalStateException("the document has ended");
    }
    return reader;
  }

  /** Ends the input when one piece takes too much of it, and keeps failures of the stream. */
  private static final class Meter extends FilterReader {
    private long left = LARGEST_PIECE;
    private @Nullable IOException failure;

    Meter(Reader in) {
      super(in);
    }

    void refill() {
      left = LARGEST_PIECE;
    }

    @Override
    public int read() throws IOException {
      char[] one = new char[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
      if (left <= 0) {
        throw new IOException("one piece of the document is too large");
      }
      try {
        int read = super.read(chars, offset, length);
        left -= read;
        return read;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
