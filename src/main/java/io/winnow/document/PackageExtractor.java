package io.winnow.document;

import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.odf.OpenDocumentParser;

/** Office and ODF packages: pictures from the zip, text by Tika. */
final class PackageExtractor implements DocumentParser.Extractor {
  @Override
  public void extract(byte[] bytes, Source source, Extraction into) throws Exception {
    try (ZipPackage zip = ZipPackage.open(bytes)) {
      PackageParts.take(zip, source, into, false);
    }
    boolean odf = DocumentKind.of(source.mediaType()) == DocumentKind.ODF;
    Parser parser = odf ? new OpenDocumentParser() : new OOXMLParser();
    TikaText.run(parser, bytes, source, into, false);
  }
}
