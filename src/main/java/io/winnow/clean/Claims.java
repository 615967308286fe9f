package io.winnow.clean;

import java.util.regex.Pattern;

/**
 * What a shard says of a record, as it may stand in a row.
 *
 * <p>An address can carry a whole picture, as a {@code data:} address does, that nobody has looked
 * at. The restricted table alone has it as stored.
 */
final class Claims {
  /** A {@code data:} address up to its comma, alone or inside another. */
  private static final Pattern DATA =
      Pattern.compile(
          "(?is)^\\s*data:.*|data:([a-z0-9.+*-]+/[a-z0-9.+*-]+[^,]{0,200}|;[^,]{0,200}),.*");

  /** The shortest run that is taken for an encoded file, as in a document's text. */
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9+/_-]{512,}+={0,2}");

  private Claims() {}

  /** The text without what could be an encoded file. */
  static String inert(String text) {
    if (text.length() < 12) {
      return text;
    }
    return RUN.matcher(DATA.matcher(text).replaceFirst("data:")).replaceAll("");
  }
}
