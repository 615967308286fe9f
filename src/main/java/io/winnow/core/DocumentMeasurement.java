package io.winnow.core;

import java.util.List;

/**
 * What was taken out of a document.
 *
 * @param title its title, or empty
 * @param text the main text, for training; never with {@code data:} addresses or base64 runs
 * @param language ISO 639-1 code, or {@code und}
 * @param textSha256 SHA-256 of the normalised main text
 * @param images the pictures it names or carries, in order
 * @param screenText what is searched for listed terms; {@link ScreenText#NONE} where no rule asks
 */
public record DocumentMeasurement(
    String title,
    String text,
    String language,
    Fingerprint textSha256,
    List<ImageReference> images,
    ScreenText screenText) {
  /** A document whose texts no rule asks for. */
  public DocumentMeasurement(
      String title,
      String text,
      String language,
      Fingerprint textSha256,
      List<ImageReference> images) {
    this(title, text, language, textSha256, images, ScreenText.NONE);
  }

  public DocumentMeasurement {
    images = List.copyOf(images);
    if (!textSha256.algorithm().equals(Algorithm.TEXT_SHA256)) {
      throw new IllegalArgumentException(textSha256.algorithm() + " stands for text-sha256");
    }
  }
}
