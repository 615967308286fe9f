package io.winnow.core;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the screener says of one part: what it is, and either what was measured or why nothing could
 * be.
 *
 * @param part 0 for the payload, 1… for what is embedded
 * @param kind what it is, seen from the tables
 * @param mediaType the detected media type, lower case, without parameters
 * @param unscannable why it could not be checked, or null
 * @param image what was measured if it is a scannable image, else null
 * @param document what was taken out if it is a scannable document, else null
 */
public record Measurement(
    int part,
    ItemKind kind,
    String mediaType,
    @Nullable Reason unscannable,
    @Nullable ImageMeasurement image,
    @Nullable DocumentMeasurement document) {

  public Measurement {
    if (part < 0) {
      throw new IllegalArgumentException("not a part: " + part);
    }
    if (unscannable != null && !unscannable.isUnscannable()) {
      throw new IllegalArgumentException(unscannable + " is not a reason of an unscannable item");
    }
    boolean measured = image != null || document != null;
    if (measured == (unscannable != null) && kind != ItemKind.OTHER) {
      throw new IllegalArgumentException("an item is either measured or unscannable");
    }
    if ((image != null && kind != ItemKind.IMAGE)
        || (document != null && kind != ItemKind.DOCUMENT)) {
      throw new IllegalArgumentException("a measurement of another kind than " + kind);
    }
  }

  public static Measurement image(int part, String mediaType, ImageMeasurement image) {
    return new Measurement(part, ItemKind.IMAGE, mediaType, null, image, null);
  }

  public static Measurement document(int part, String mediaType, DocumentMeasurement document) {
    return new Measurement(part, ItemKind.DOCUMENT, mediaType, null, null, document);
  }

  /** A recognised type that is neither image nor document, such as a script: never written. */
  public static Measurement other(int part, String mediaType) {
    return new Measurement(part, ItemKind.OTHER, mediaType, null, null, null);
  }

  public static Measurement unscannable(int part, ItemKind kind, String mediaType, Reason reason) {
    return new Measurement(part, kind, mediaType, reason, null, null);
  }

  public Optional<Reason> whyUnscannable() {
    return Optional.ofNullable(unscannable);
  }
}
