package io.winnow.cli;

/**
 * Text out of a run as a terminal may show it: whoever made the data must not be able to move the
 * cursor, hide a word or turn its direction.
 */
final class Plain {
  private Plain() {}

  /** The text with every control, format and unpaired character spelled out. */
  static String text(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    plain.append("\\u{%x}".formatted(c));
                default -> plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }
}
