package io.winnow.document;

import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.poi.EncryptedDocumentException;

/**
 * Takes a document apart: title, text, language, picture references, embedded parts.
 *
 * <p>All or nothing. Whatever a parser throws, {@code Error}s included, ends as an {@link
 * UnscannableException} with one reason and nothing of the content; what was found until then is
 * thrown away. After a {@link Reason#MEMORY_LIMIT} or {@link Reason#STACK_LIMIT} the process should
 * be recycled. Thread-safe; keeps nothing.
 */
public final class DocumentParser {
  private DocumentParser() {}

  /** One kind of document. */
  interface Extractor {
    void extract(byte[] bytes, Source source, Extraction into) throws Exception;
  }

  /**
   * Takes a document apart.
   *
   * @param bytes the document; treated as read-only
   * @param mediaType what {@link MediaTypes#detect} says it is
   * @param declaredType what server or shard claims, with parameters, for its charset; or empty
   * @param url what addresses in it are resolved against, or empty
   * @param limits what it may cost: parts, their bytes, pixels of pictures that must be decoded to
   *     be taken out, and characters of text (as many as {@code recordBytes})
   * @param parts takes its embedded parts; equal bytes are offered once
   * @throws UnscannableException if it cannot be read wholly
   */
  public static ParsedDocument parse(
      byte[] bytes,
      String mediaType,
      String declaredType,
      String url,
      Limits limits,
      EmbeddedParts parts)
      throws UnscannableException {
    if (bytes.length == 0) {
      throw new UnscannableException(Reason.EMPTY);
    }
    try {
      Extraction extraction = new Extraction(limits, parts);
      extract(bytes, new Source(mediaType, declaredType, url, 0), extraction);
      return extraction.result();
    } catch (OutOfMemoryError e) {
      throw new UnscannableException(Reason.MEMORY_LIMIT);
    } catch (StackOverflowError e) {
      throw new UnscannableException(Reason.STACK_LIMIT);
    }
  }

  /** Takes a document apart that may lie in another. */
  static void extract(byte[] bytes, Source source, Extraction into) throws UnscannableException {
    try {
      extractor(source.mediaType(), bytes).extract(bytes, source, into);
    } catch (UnscannableException | OutOfMemoryError | StackOverflowError e) {
      throw e;
    } catch (Throwable e) {
      throw new UnscannableException(reason(e));
    }
  }

  private static Extractor extractor(String mediaType, byte[] bytes) throws UnscannableException {
    return switch (DocumentKind.of(mediaType)) {
      case HTML -> new HtmlExtractor();
      case TEXT -> new TextExtractor();
      case PDF -> new PdfExtractor();
      case EPUB -> new EpubExtractor();
      case OFFICE -> OleTypes.isOle(bytes) ? new OleExtractor() : new PackageExtractor();
      case ODF -> bytes[0] == 'P' ? new PackageExtractor() : new FlatOdfExtractor();
      case RTF -> new RtfExtractor();
      case OTHER_RECOGNISED, IMAGE -> {
        if (OleTypes.isOle(bytes)) {
          yield new OleExtractor();
        }
        throw new UnscannableException(Reason.UNSUPPORTED_FORMAT);
      }
      case UNRECOGNISED -> throw new UnscannableException(Reason.UNRECOGNISED);
    };
  }

  /** The reason of what a parser threw, or of what made it throw that. */
  private static Reason reason(Throwable thrown) throws UnscannableException {
    Throwable cause = thrown;
    for (int i = 0; i < 16 && cause != null; i++, cause = cause.getCause()) {
      if (cause instanceof UnscannableException unscannable) {
        throw unscannable;
      }
      if (cause instanceof OutOfMemoryError) {
        return Reason.MEMORY_LIMIT;
      }
      if (cause instanceof StackOverflowError) {
        return Reason.STACK_LIMIT;
      }
      if (cause instanceof EncryptedDocumentException
          || cause instanceof org.apache.tika.exception.EncryptedDocumentException
          || cause instanceof InvalidPasswordException) {
        return Reason.ENCRYPTED;
      }
    }
    return Reason.PARSE_FAILED;
  }
}
