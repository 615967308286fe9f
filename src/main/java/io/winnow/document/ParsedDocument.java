package io.winnow.document;

import io.winnow.core.DocumentMeasurement;
import io.winnow.core.ImageReference;
import io.winnow.core.ScreenText;
import java.util.List;

/**
 * What was taken out of a document.
 *
 * @param title its title in one line, or empty
 * @param text the main text, for training: paragraphs, one a line
 * @param fullText everything a reader or a machine could read in it, for screening: title, main
 *     text, margins, alternative texts, descriptions. Contains what {@code text} contains
 * @param language ISO 639-1 code of the text, or {@code und}
 * @param images the pictures it names or carries, in order of discovery, each address and
 *     alternative text once
 * @param captions words beside those pictures
 */
public record ParsedDocument(
    String title,
    String text,
    String fullText,
    String language,
    List<ImageReference> images,
    List<ScreenText.Caption> captions) {
  public ParsedDocument {
    images = List.copyOf(images);
    captions = List.copyOf(captions);
  }

  /** As a value of core: without what is for the search for terms only. */
  public DocumentMeasurement toMeasurement() {
    return new DocumentMeasurement(title, text, language, NormalText.fingerprint(text), images);
  }

  /** As a value of core, with everything. */
  public DocumentMeasurement toMeasurementWithTexts() {
    return new DocumentMeasurement(
        title,
        text,
        language,
        NormalText.fingerprint(text),
        images,
        new ScreenText(fullText, captions));
  }

  /** Sizes only: the content of a document never reaches a log. */
  @Override
  public String toString() {
    return "ParsedDocument[%d characters, %s, %d images]"
        .formatted(text.length(), language, images.size());
  }
}
