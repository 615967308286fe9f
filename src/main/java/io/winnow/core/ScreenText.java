package io.winnow.core;

import java.util.List;

/**
 * What of a document is searched for listed terms and never kept.
 *
 * @param text everything a reader or a machine could read in it; contains the main text
 * @param captions words beside its pictures: titles, labels, captions. Alternative texts stand in
 *     the document's {@link ImageReference}s
 */
public record ScreenText(String text, List<Caption> captions) {
  /** Where nobody asked for it. */
  public static final ScreenText NONE = new ScreenText("", List.of());

  public ScreenText {
    captions = List.copyOf(captions);
  }

  /**
   * Words beside a picture.
   *
   * @param part the part the picture is where it is embedded, or 0 where it lies elsewhere
   */
  public record Caption(String text, int part) {
    public Caption {
      if (part < 0) {
        throw new IllegalArgumentException("not a part: " + part);
      }
    }

    @Override
    public String toString() {
      return "Caption[%d characters]".formatted(text.length());
    }
  }

  /** Sizes only: the content of a document never reaches a log. */
  @Override
  public String toString() {
    return "ScreenText[%d characters, %d captions]".formatted(text.length(), captions.size());
  }
}
