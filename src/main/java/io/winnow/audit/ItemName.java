package io.winnow.audit;

import io.winnow.core.ItemId;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.proof.TokenKey;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a user names an item by: its id, or its token. */
public final class ItemName {
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

  private final String text;
  private final Optional<ItemId> id;

  private ItemName(String text, Optional<ItemId> id) {
    this.text = text;
    this.id = id;
  }

  /**
   * Reads a name.
   *
   * @throws ProblemsException if it is neither
   */
  public static ItemName parse(String text) {
    if (TOKEN.matcher(text).matches()) {
      return new ItemName(text, Optional.empty());
    }
    try {
      return new ItemName(text, Optional.of(ItemId.parse(text)));
    } catch (IllegalArgumentException e) {
      throw new ProblemsException(
          Problem.of(
              text,
              "is neither an item id (shard@offset#part) nor an item token (32 hexadecimal digits)"));
    }
  }

  public static ItemName of(ItemId id) {
    return new ItemName(id.toString(), Optional.of(id));
  }

  /** The id, unless it is a token. */
  public Optional<ItemId> id() {
    return id;
  }

  /** The token: as it was given, or made with the key. */
  public Optional<String> token(Optional<TokenKey> key) {
    return id.isEmpty() ? Optional.of(text) : key.map(k -> k.itemToken(text));
  }

  /** As it was given. */
  @Override
  public String toString() {
    return text;
  }
}
