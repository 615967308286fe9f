package io.winnow.core;

/**
 * A picture that a document names or carries.
 *
 * @param url its address as resolved against the document, or empty where it is embedded. Never a
 *     {@code data:} address
 * @param alt its alternative text, or empty
 * @param part the part it is where it is embedded, or 0 where it lies elsewhere
 */
public record ImageReference(String url, String alt, int part) {
  public ImageReference {
    if (part < 0) {
      throw new IllegalArgumentException("not a part: " + part);
    }
    if (url.regionMatches(true, 0, "data:", 0, 5)) {
      throw new IllegalArgumentException("a data: address is a part, not a reference");
    }
  }
}
