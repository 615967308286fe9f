package io.winnow.document;

import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * A PDF, by PDFBox without Tika around it: text page by page, then every picture that can be
 * reached from the trailer.
 *
 * <p>Not by Tika's PDF parser, because that walks pages as a viewer does and says nothing of what
 * it passed over; {@link PdfGraph} counts what there is.
 */
final class PdfExtractor implements DocumentParser.Extractor {
  private static final int TAIL = 64 * 1024;

  @Override
  public void extract(byte[] bytes, Source source, Extraction into) throws Exception {
    requireEnd(bytes);
    try (PDDocument pdf = load(bytes)) {
      int pages = pdf.getNumberOfPages();
      if (pages < 1) {
        throw new UnscannableException(Reason.EMPTY_RESULT);
      }
      String title = pdf.getDocumentInformation().getTitle();
      into.title(into.strip(title == null ? "" : title, source));
      into.language(
          pdf.getDocumentCatalog().getLanguage() == null
              ? ""
              : pdf.getDocumentCatalog().getLanguage());
      into.addText(into.strip(text(pdf, into), source));
      new PdfGraph(pdf, source, into).take();
    }
  }

  private static PDDocument load(byte[] bytes) throws IOException, UnscannableException {
    try {
      return Loader.loadPDF(bytes, "", null, null, IOUtils.createMemoryOnlyStreamCache());
    } catch (LinkageError e) {
      // Certificates need a cryptography library that is left out on purpose.
      throw new UnscannableException(Reason.ENCRYPTED);
    }
  }

  private static String text(PDDocument pdf, Extraction into) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(false);
    StringWriter text =
        new StringWriter() {
          @Override
          public void write(String words) {
            if (getBuffer().length() > into.limits().recordBytes()) {
              throw new TextLimit();
            }
            super.write(words);
          }
        };
    try {
      stripper.writeText(pdf, text);
    } catch (TextLimit e) {
      throw new IOException(new UnscannableException(Reason.TEXT_LIMIT));
    }
    return Lines.tidy(text.getBuffer());
  }

  /** PDFBox repairs a PDF that was cut, without the pictures that were cut off. */
  private static void requireEnd(byte[] bytes) throws UnscannableException {
    int from = Math.max(0, bytes.length - TAIL);
    String tail = new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
    if (!tail.contains("%%EOF")) {
      throw new UnscannableException(Reason.TRUNCATED);
    }
  }

  private static final class TextLimit extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
