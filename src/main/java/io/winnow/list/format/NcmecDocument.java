package io.winnow.list.format;

import io.winnow.core.EntryStatus;
import io.winnow.spi.ListSink;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** Finds the entries in a page of NCMEC's. */
final class NcmecDocument {
  private static final Pattern NAMESPACE =
      Pattern.compile("https?://hashsharing\\.ncmec\\.org/hashsharing/v[12]");

  private final XmlDocument xml;
  private final ListSink sink;
  private String namespace = "";
  private @Nullable NcmecEntry entry;
  private int entryDepth;
  private @Nullable StringBuilder next;

  NcmecDocument(XmlDocument xml, ListSink sink) {
    this.xml = xml;
    this.sink = sink;
  }

  void read() throws IOException {
    for (int event = xml.next(); event != XmlDocument.END; event = xml.next()) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        default -> {
          if (entry != null) {
            entry.text(xml);
          } else if (next != null) {
            xml.appendText(next, 1000);
          }
        }
      }
    }
  }

  private void start() {
    if (xml.depth() == 1) {
      root();
    } else if (entry != null) {
      // An element of another namespace is somebody else's, whatever its name.
      entry.start(xml, xml.depth() - entryDepth, xml.namespace().equals(namespace));
    } else if (xml.namespace().equals(namespace)) {
      switch (xml.localName()) {
        case "image" -> entry("image", EntryStatus.ACTIVE);
        case "video" -> entry("video", EntryStatus.ACTIVE);
        case "deletedImage" -> entry("image", EntryStatus.DELETED);
        case "next" -> next = new StringBuilder();
        case "deletedVideo" -> entry("video", EntryStatus.DELETED);
        default -> {}
      }
    }
  }

  private void root() {
    namespace = xml.namespace();
    if (!xml.localName().equals("queryResult") || !NAMESPACE.matcher(namespace).matches()) {
      xml.end(
          "this is no queryResult of https://hashsharing.ncmec.org/hashsharing/v2; is it another"
              + " format, or the holder's message of an error?");
    }
  }

  private void entry(String mediaType, EntryStatus status) {
    entryDepth = xml.depth();
    entry = new NcmecEntry(xml.line(), xml.column(), sink, mediaType, status);
  }

  private void end() {
    // The last page has none, or an empty one.
    if (next != null && !next.toString().isBlank()) {
      sink.more();
    }
    next = null;
    // The depth is already that of the element outside.
    if (entry != null && xml.depth() < entryDepth) {
      entry.give();
      entry = null;
    } else if (entry != null) {
      entry.end(xml.depth() + 1 - entryDepth);
    }
  }
}
