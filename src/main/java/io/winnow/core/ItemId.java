package io.winnow.core;

/**
 * Where an item lies: {@code <shard>@<offset>#<part>}.
 *
 * @param shard path of the shard relative to its INPUT, with {@code /}
 * @param offset byte offset of the record in the shard as stored (compressed), at least 0
 * @param part 0 for the payload, 1… for what is embedded, in order of discovery
 */
public record ItemId(String shard, long offset, int part) {
  public ItemId {
    if (shard.isEmpty() || offset < 0 || part < 0) {
      throw new IllegalArgumentException("not an item id: " + shard + "@" + offset + "#" + part);
    }
  }

  /** Reads the canonical text form. */
  public static ItemId parse(String text) {
    int hash = text.lastIndexOf('#');
    int at = text.lastIndexOf('@', hash);
    if (at < 1 || hash < at) {
      throw new IllegalArgumentException("an item id looks like shard@offset#part");
    }
    try {
      return new ItemId(
          text.substring(0, at),
          Long.parseLong(text.substring(at + 1, hash)),
          Integer.parseInt(text.substring(hash + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("an item id looks like shard@offset#part", e);
    }
  }

  /** The item of another part of the same record. */
  public ItemId withPart(int other) {
    return new ItemId(shard, offset, other);
  }

  @Override
  public String toString() {
    return shard + "@" + offset + "#" + part;
  }
}
