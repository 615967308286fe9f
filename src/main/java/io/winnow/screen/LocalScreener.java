package io.winnow.screen;

import io.winnow.core.ItemKind;
import io.winnow.core.Measurement;
import io.winnow.core.PartGate;
import io.winnow.core.Reason;
import io.winnow.core.ScreenTask;
import io.winnow.core.UnscannableException;
import io.winnow.document.DocumentKind;
import io.winnow.document.DocumentParser;
import io.winnow.document.EmbeddedParts;
import io.winnow.document.MediaTypes;
import io.winnow.document.ParsedDocument;
import io.winnow.image.ByteRange;
import io.winnow.image.ImageFormat;
import io.winnow.image.ImageHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Measures in this very process: what the child runs, and what unit tests run without one.
 *
 * <p>Here are no budgets and no isolation; an {@code Error} goes through to the caller.
 */
public final class LocalScreener implements Screener {
  private final ScreenerSetup setup;
  private final PictureMeter pictures;

  /** A screener that closes its scorers with itself. */
  LocalScreener(ScreenerSetup setup, PictureMeter pictures) {
    this.setup = setup;
    this.pictures = pictures;
  }

  @Override
  public List<Measurement> screen(ScreenTask task, PartGate gate) {
    Parts parts = new Parts(gate);
    Measurement payload = payload(task, parts);
    List<Measurement> all = new ArrayList<>();
    all.add(payload);
    all.addAll(parts.measured);
    return all;
  }

  private Measurement payload(ScreenTask task, Parts parts) {
    byte[] bytes = task.bytes();
    if (bytes.length == 0) {
      return Measurement.unscannable(0, ItemKind.OTHER, MediaTypes.UNRECOGNISED, Reason.EMPTY);
    }
    Optional<ImageFormat> format = ImageFormat.of(bytes);
    if (format.isPresent()) {
      return picture(0, bytes, format.get(), parts);
    }
    String mediaType = MediaTypes.detect(bytes, task.declaredType(), task.url());
    DocumentKind kind = DocumentKind.of(mediaType);
    return kind.isDocument() ? document(task, mediaType, parts) : undecodable(0, mediaType, kind);
  }

  private Measurement document(ScreenTask task, String mediaType, Parts parts) {
    try {
      ParsedDocument parsed =
          DocumentParser.parse(
              task.bytes(), mediaType, task.declaredType(), task.url(), setup.limits(), parts);
      return Measurement.document(
          0, mediaType, setup.texts() ? parsed.toMeasurementWithTexts() : parsed.toMeasurement());
    } catch (UnscannableException e) {
      return Measurement.unscannable(0, ItemKind.DOCUMENT, mediaType, e.reason());
    }
  }

  /** A picture, with the previews in its metadata as parts of their own. */
  private Measurement picture(int part, byte[] bytes, ImageFormat format, Parts parts) {
    try {
      ImageHeader header = pictures.inspect(bytes);
      if (header.uncheckedPreview()) {
        throw new UnscannableException(Reason.PART_NOT_EXTRACTED);
      }
      for (ByteRange preview : header.previews()) {
        parts.offer(Arrays.copyOfRange(bytes, preview.offset(), preview.end()), "");
      }
      return Measurement.image(part, format.mediaType(), pictures.measure(bytes, header));
    } catch (UnscannableException e) {
      return Measurement.unscannable(part, ItemKind.IMAGE, format.mediaType(), e.reason());
    }
  }

  private static Measurement undecodable(int part, String mediaType, DocumentKind kind) {
    if (kind == DocumentKind.UNRECOGNISED) {
      return Measurement.unscannable(
          part, ItemKind.OTHER, MediaTypes.UNRECOGNISED, Reason.UNRECOGNISED);
    }
    return kind == DocumentKind.IMAGE
        ? Measurement.unscannable(part, ItemKind.IMAGE, mediaType, Reason.UNSUPPORTED_FORMAT)
        : Measurement.other(part, mediaType);
  }

  @Override
  public void close() {
    pictures.close();
  }

  /** Numbers the embedded parts and measures those that the gate lets through. */
  private final class Parts implements EmbeddedParts {
    private final PartGate gate;
    private final List<Measurement> measured = new ArrayList<>();
    private int count;
    private long bytesSoFar;

    Parts(PartGate gate) {
      this.gate = gate;
    }

    @Override
    public int offer(byte[] bytes, String nameHint) throws UnscannableException {
      if (count >= setup.limits().parts()) {
        throw new UnscannableException(Reason.PART_COUNT_LIMIT);
      }
      bytesSoFar += bytes.length;
      if (bytesSoFar > setup.limits().partBytes()) {
        throw new UnscannableException(Reason.PART_BYTES_LIMIT);
      }
      count++;
      int part = count;
      if (gate.offer(part, bytes) == PartGate.Answer.MEASURE) {
        // Its place is kept: previews inside it come after it.
        int place = measured.size();
        Measurement measurement = part(part, bytes);
        measured.add(place, measurement);
      }
      return part;
    }

    private Measurement part(int part, byte[] bytes) {
      if (bytes.length == 0) {
        return Measurement.unscannable(part, ItemKind.OTHER, MediaTypes.UNRECOGNISED, Reason.EMPTY);
      }
      Optional<ImageFormat> format = ImageFormat.of(bytes);
      if (format.isPresent()) {
        return picture(part, bytes, format.get(), this);
      }
      String mediaType = MediaTypes.detect(bytes, "", "");
      return undecodable(part, mediaType, DocumentKind.of(mediaType));
    }
  }
}
