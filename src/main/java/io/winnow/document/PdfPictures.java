package io.winnow.document;

import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of a PDF: a JPEG or JPEG 2000 as the bytes it was made from, others as PNG.
 *
 * <p>A picture that is larger than the limit, or shorter than its size asks for, cannot be taken
 * out. Masks are pictures too: something could hide in one.
 */
final class PdfPictures {
  /** A stencil up to this side in a glyph is a letter of a bitmap font. */
  private static final int MAX_GLYPH = 256;

  private static final List<String> KEPT_CODINGS = List.of("DCTDecode", "DCT", "JPXDecode");

  private final Source source;
  private final Extraction into;

  PdfPictures(Source source, Extraction into) {
    this.source = source;
    this.into = into;
  }

  /** Takes a picture object. */
  void take(COSStream stream) throws IOException, UnscannableException {
    PDImageXObject picture = new PDImageXObject(new PDStream(stream), new PDResources());
    List<COSName> codings = new PDStream(stream).getFilters();
    String last = codings.isEmpty() ? "" : codings.get(codings.size() - 1).getName();
    offer(picture, last, picture.getCOSObject().getInt(COSName.BITS_PER_COMPONENT, 1));
  }

  /** Takes the pictures that stand in a content stream itself. */
  void inline(byte[] content, PDResources resources, boolean glyph)
      throws IOException, UnscannableException {
    PDFStreamParser parser = new PDFStreamParser(content);
    for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
      if (token instanceof Operator operator && operator.getName().equals("BI")) {
        if (operator.getImageData() == null || operator.getImageParameters() == null) {
          throw new UnscannableException(Reason.PART_NOT_EXTRACTED);
        }
        PDInlineImage picture =
            new PDInlineImage(operator.getImageParameters(), operator.getImageData(), resources);
        boolean letter =
            glyph
                && picture.isStencil()
                && picture.getWidth() <= MAX_GLYPH
                && picture.getHeight() <= MAX_GLYPH;
        if (!letter) {
          List<String> codings = picture.getFilters();
          String last = codings == null || codings.isEmpty() ? "" : codings.get(codings.size() - 1);
          offer(picture, last, picture.getBitsPerComponent());
        }
      }
    }
  }

  private void offer(PDImage picture, String lastCoding, int bits)
      throws IOException, UnscannableException {
    long pixels = (long) picture.getWidth() * picture.getHeight();
    if (pixels > into.limits().pixels()) {
      throw new UnscannableException(Reason.PIXEL_LIMIT);
    }
    if (pixels <= 0) {
      throw new UnscannableException(Reason.PART_NOT_EXTRACTED);
    }
    byte[] bytes =
        KEPT_CODINGS.contains(lastCoding) ? undecoded(picture) : png(picture, lastCoding, bits);
    into.inflated(bytes.length);
    if (bytes.length == 0) {
      throw new UnscannableException(Reason.PART_NOT_EXTRACTED);
    }
    into.picture(bytes, "", "", source.nested(MediaTypes.detect(bytes, "", "")));
  }

  private byte[] undecoded(PDImage picture) throws IOException, UnscannableException {
    try (InputStream in = picture.createInputStream(KEPT_CODINGS)) {
      return in.readNBytes((int) Math.min(into.inflatable() + 1, 1 << 30));
    }
  }

  private byte[] png(PDImage picture, String lastCoding, int bits)
      throws IOException, UnscannableException {
    if (!lastCoding.startsWith("CCITT")
        && !lastCoding.equals("CCF")
        && !lastCoding.startsWith("JBIG2")) {
      requireWhole(picture, bits);
    }
    BufferedImage raster = raster(picture);
    if (raster == null) {
      throw new UnscannableException(Reason.PART_NOT_EXTRACTED);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    if (!ImageIO.write(raster, "png", png)) {
      throw new UnscannableException(Reason.PART_NOT_EXTRACTED);
    }
    return png.toByteArray();
  }

  /** Without its mask, which is a picture of its own and may be of any size. */
  private static @Nullable BufferedImage raster(PDImage picture) throws UnscannableException {
    try {
      return picture instanceof PDImageXObject object && !picture.isStencil()
          ? object.getOpaqueImage()
          : picture.getImage();
    } catch (IOException e) {
      throw new UnscannableException(Reason.PART_NOT_EXTRACTED); // No reader, as for JBIG2.
    }
  }

  /** PDFBox paints what is missing in black and says nothing. */
  private void requireWhole(PDImage picture, int bits) throws IOException, UnscannableException {
    int components = picture.isStencil() ? 1 : picture.getColorSpace().getNumberOfComponents();
    long row = ((long) picture.getWidth() * components * (picture.isStencil() ? 1 : bits) + 7) / 8;
    long needed = row * picture.getHeight();
    long found = 0;
    try (InputStream in = picture.createInputStream()) {
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0 && found < needed; read = in.read(buffer)) {
        found += read;
      }
    }
    if (found < needed) {
      throw new UnscannableException(Reason.PART_NOT_EXTRACTED);
    }
  }
}
