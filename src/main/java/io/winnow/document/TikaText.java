package io.winnow.document;

import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Runs one Tika parser for its text, and hands what it surfaces as embedded to {@link Extraction}.
 *
 * <p>Tika swallows what goes wrong with an embedded file and notes it in the metadata; here such a
 * note makes the document unscannable.
 */
final class TikaText {
  private final Source source;
  private final Extraction into;
  private final boolean takeEmbedded;
  private @Nullable UnscannableException failure;

  private TikaText(Source source, Extraction into, boolean takeEmbedded) {
    this.source = source;
    this.into = into;
    this.takeEmbedded = takeEmbedded;
  }

  /**
   * Parses.
   *
   * @param takeEmbedded false where the embedded files are taken from the container itself
   */
  static void run(Parser parser, byte[] bytes, Source source, Extraction into, boolean takeEmbedded)
      throws Exception {
    new TikaText(source, into, takeEmbedded).run(parser, bytes);
  }

  private void run(Parser parser, byte[] bytes) throws Exception {
    OfficeParserConfig office = new OfficeParserConfig();
    office.setUseSAXDocxExtractor(true);
    office.setUseSAXPptxExtractor(true);
    office.setExtractMacros(false);
    ParseContext context = new ParseContext();
    context.set(OfficeParserConfig.class, office);
    context.set(EmbeddedDocumentExtractor.class, new Embedded());
    Metadata metadata = new Metadata();
    metadata.set(Metadata.CONTENT_TYPE, source.mediaType());
    Text text = new Text();
    try (TikaInputStream in = TikaInputStream.get(bytes)) {
      parser.parse(in, text, metadata, context);
    } catch (Exception e) {
      if (failure != null) {
        throw failure;
      }
      throw e;
    }
    if (failure != null) {
      throw failure;
    }
    requireNoSilentFailure(metadata);
    String title = metadata.get(TikaCoreProperties.TITLE);
    into.title(into.strip(title == null ? "" : title, source));
    into.addText(into.strip(text.toString(), source));
  }

  private void requireNoSilentFailure(Metadata metadata) throws UnscannableException {
    for (String name : metadata.names()) {
      if (name.startsWith(TikaCoreProperties.TIKA_META_EXCEPTION_PREFIX)
          && (takeEmbedded || !name.toLowerCase(Locale.ROOT).contains("embedded"))) {
        throw new UnscannableException(Reason.PART_NOT_EXTRACTED);
      }
    }
  }

  /** Takes embedded files. Its own exceptions would be swallowed, so they are kept. */
  private final class Embedded implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return takeEmbedded && failure == null;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
        throws IOException {
      if (!takeEmbedded || failure != null) {
        return;
      }
      try {
        byte[] bytes = stream.readNBytes((int) Math.min(into.inflatable() + 1, 1 << 30));
        into.inflated(bytes.length);
        String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        String type = MediaTypes.detect(bytes, "", "");
        into.embedded(bytes, name == null ? "" : name, source.nested(type));
      } catch (UnscannableException e) {
        failure = e;
      }
    }
  }

  /** The characters of the body, under a limit. Tika sends line ends as ignorable white space. */
  private final class Text extends DefaultHandler {
    private final StringBuilder text = new StringBuilder();
    private int inTitle;

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) {
      inTitle += localName.equals("title") ? 1 : 0;
    }

    @Override
    public void endElement(String uri, String localName, String name) {
      inTitle -= localName.equals("title") ? 1 : 0;
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
      if (inTitle > 0) {
        return;
      }
      if (text.length() + (long) length > into.limits().recordBytes()) {
        throw new SAXException(new UnscannableException(Reason.TEXT_LIMIT));
      }
      text.append(chars, start, length);
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int length) throws SAXException {
      characters(chars, start, length);
    }

    @Override
    public String toString() {
      return Lines.tidy(text);
    }
  }
}
