package io.winnow.list.sync;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks through one page of XML to its end. Keeps nothing of an entry, follows no {@code href}. */
final class NcmecPage {
  private static final String NAMESPACE = "https://hashsharing.ncmec.org/hashsharing/v2";
  private static final Set<String> GROUPS = Set.of("images", "videos");
  private static final int LONGEST_LINK = 8192;

  private final InputStream in;
  private final MessageDigest digest = sha256();
  private final StringBuilder link = new StringBuilder();
  private String section = "";
  private boolean inLink;
  private int depth;
  private long entries;
  private long deleted;
  private long stated;
  private boolean statesCount = true;

  NcmecPage(InputStream in) {
    this.in = in;
  }

  PageOutline read() throws IOException, BadPageException {
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(in);
      try {
        while (xml.hasNext()) {
          take(xml, xml.next());
        }
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io) {
        throw io;
      }
      // Its message quotes what stands there.
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      throw new BadPageException("is not whole, well-formed XML from line %,d on".formatted(line));
    }
    return outline();
  }

  private void take(XMLStreamReader xml, int event) throws BadPageException {
    switch (event) {
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new BadPageException("has a document type or entities, which no page has");
      case XMLStreamConstants.START_ELEMENT -> {
        depth++;
        start(xml);
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml);
      case XMLStreamConstants.END_ELEMENT -> {
        depth--;
        inLink = false;
        if (depth >= 2) {
          digest.update((byte) 0);
        }
      }
      default -> {
        // Comments, white space and instructions say nothing.
      }
    }
  }

  private void start(XMLStreamReader xml) throws BadPageException {
    String name = xml.getLocalName();
    boolean ours = NAMESPACE.equals(xml.getNamespaceURI());
    if (depth == 1 && !(ours && name.equals("queryResult"))) {
      throw new BadPageException("is no page of entries: its root is not queryResult of version 2");
    }
    if (depth == 2) {
      section = ours ? name : "";
      if (GROUPS.contains(section)) {
        count(xml.getAttributeValue(null, "count"));
      }
    }
    if (depth == 3 && GROUPS.contains(section)) {
      entries++;
      deleted += name.startsWith("deleted") ? 1 : 0;
    }
    inLink = depth == 3 && section.equals("paging") && name.equals("next");
    if (depth >= 3 && GROUPS.contains(section)) {
      update(name);
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        update(xml.getAttributeValue(i));
      }
    }
  }

  private void count(@Nullable String text) {
    try {
      stated += Long.parseLong(text == null ? "" : text.strip());
    } catch (NumberFormatException e) {
      statesCount = false;
    }
  }

  private void text(XMLStreamReader xml) throws BadPageException {
    if (inLink) {
      link.append(xml.getText());
      if (link.length() > LONGEST_LINK) {
        throw new BadPageException("has a link to the next page of unreasonable length");
      }
    } else if (depth >= 3 && GROUPS.contains(section)) {
      update(xml.getText());
    }
  }

  private void update(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  private PageOutline outline() {
    String next = link.toString().strip();
    Optional<NcmecFeed.Size> size = NcmecFeed.size(next);
    return new PageOutline(
        entries,
        deleted,
        !statesCount || stated == entries,
        next.isEmpty() ? Optional.empty() : Optional.of(next),
        size.isEmpty() ? OptionalLong.empty() : OptionalLong.of(size.get().total()),
        size.isPresent() && size.get().isVague(),
        entries == 0 ? "" : HexFormat.of().formatHex(digest.digest()));
  }

  /** The JDK's own, whatever is on the class path, without document types or anything external. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
