package io.winnow.policy;

import java.util.List;

/**
 * A piece of a YAML document and where it begins. No types yet: what text means, its reader knows.
 */
sealed interface YamlNode {
  Position at();

  /** In a message after "not": {@code a list}. */
  String describe();

  /**
   * Text.
   *
   * @param plain true if it stood there without quotes, so that it may be a number, true, null …
   */
  record Scalar(String text, boolean plain, Position at) implements YamlNode {
    boolean isNull() {
      return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
    }

    boolean isBoolean() {
      return plain && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
    }

    @Override
    public String describe() {
      return isNull() ? "nothing" : Shown.of(text);
    }
  }

  record Sequence(List<YamlNode> items, Position at) implements YamlNode {
    @Override
    public String describe() {
      return "a list";
    }
  }

  record Mapping(List<Entry> entries, Position at) implements YamlNode {
    @Override
    public String describe() {
      return "a map";
    }
  }

  record Entry(YamlNode key, YamlNode value) {}

  /** Something that has been refused already; readers pass over it in silence. */
  record Refused(Position at) implements YamlNode {
    @Override
    public String describe() {
      return "something refused";
    }
  }
}
