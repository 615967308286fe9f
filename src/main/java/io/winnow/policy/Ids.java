package io.winnow.policy;

import java.util.regex.Pattern;

/** The form of the names that a policy gives to its lists and rules. */
final class Ids {
  static final String FORM =
      "lower-case letters, digits and hyphens, 64 at most, a letter or digit first";

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private Ids() {}

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  static void require(String id) {
    if (!isId(id)) {
      throw new IllegalArgumentException("an id is made of " + FORM);
    }
  }
}
