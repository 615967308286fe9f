package io.winnow.review;

import io.winnow.core.Invisible;
import java.util.OptionalInt;

/** Tells text that shows all that it holds from text that hides or reorders something. */
final class VisibleText {
  private VisibleText() {}

  /** Index of the first character that is a control, reorders others or cannot be seen. */
  static OptionalInt firstInvisible(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (Invisible.is(text.codePointAt(i))) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
