package io.winnow.document;

import java.nio.charset.StandardCharsets;
import org.apache.tika.parser.odf.FlatOpenDocumentParser;

/** ODF as one XML file: pictures are base64 in it. */
final class FlatOdfExtractor implements DocumentParser.Extractor {
  @Override
  public void extract(byte[] bytes, Source source, Extraction into) throws Exception {
    String xml = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = 0;
    for (int at = open(xml, 0); at >= 0; at = open(xml, end)) {
      end = Math.max(at, xml.indexOf('<', at));
      byte[] picture = Base64Text.decodeRun(xml.substring(at, end));
      into.embedded(picture, "", source.nested(MediaTypes.detect(picture, "", "")));
    }
    into.strip(xml, source);
    TikaText.run(new FlatOpenDocumentParser(), bytes, source, into, false);
  }

  private static int open(String xml, int from) {
    int at = xml.indexOf("binary-data>", from);
    while (at > 0 && xml.lastIndexOf("</", at) > xml.lastIndexOf('<', at) - 1) {
      at = xml.indexOf("binary-data>", at + 1);
    }
    return at < 0 ? -1 : at + "binary-data>".length();
  }
}
