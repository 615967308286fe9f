package io.winnow.audit.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an item has its verdict.
 *
 * @param item its names
 * @param verdict kept, flagged, excluded, set-aside or unreadable; {@code not-told} of an item in a
 *     clean table whose ledger row, if it has one, is masked
 * @param why one sentence
 * @param place where it lies; null where the ledger masks it
 * @param stored the rows that say so
 * @param checks every rule of the policy in its order, then what no rule decides
 * @param notes what else there is to know
 * @param cause the item that this one is excluded with; null if it stands alone, or the cause has
 *     no row
 */
public record Explanation(
    Item item,
    String verdict,
    String why,
    @Nullable Place place,
    List<Stored> stored,
    List<Check> checks,
    List<String> notes,
    @Nullable Explanation cause) {
  public Explanation {
    stored = List.copyOf(stored);
    checks = List.copyOf(checks);
    notes = List.copyOf(notes);
  }

  /**
   * An item.
   *
   * @param id null where the ledger masks it
   * @param token null where no ledger row has it
   * @param masked whether its ledger row hides where it lies
   * @param kind image, document or other
   * @param mediaType detected; null if it was never looked at
   */
  public record Item(
      @Nullable String id,
      @Nullable String token,
      boolean masked,
      String kind,
      @Nullable String mediaType) {}

  /**
   * Where an item lies.
   *
   * @param shard path of the shard, as in item ids
   * @param shardLocation where the run has read it
   * @param shardSha256 hex digest of the shard as it was read; null where not all of it was
   * @param offset byte offset of the record in the shard as stored
   * @param length bytes of the record as stored
   * @param part 0 for the record's payload, 1… for what is embedded in it
   * @param recordId the record's own id
   * @param url captured address
   * @param capturedAt ISO 8601
   * @param declaredType claimed media type
   * @param size bytes of the payload, decoded
   */
  public record Place(
      String shard,
      String shardLocation,
      @Nullable String shardSha256,
      long offset,
      long length,
      int part,
      @Nullable String recordId,
      @Nullable String url,
      @Nullable String capturedAt,
      @Nullable String declaredType,
      @Nullable Long size) {}

  /**
   * A row.
   *
   * @param table images, documents or ledger
   * @param file its name in the table's folder
   * @param row its number in the file, from 1
   */
  public record Stored(String table, String file, long row) {}

  /** The tokens of this item and of what it is excluded with, as far as rows have them. */
  public List<String> tokens() {
    java.util.ArrayList<String> tokens = new java.util.ArrayList<>();
    for (Explanation at = this; at != null; at = at.cause) {
      if (at.item.token() != null) {
        tokens.add(at.item.token());
      }
    }
    return tokens;
  }
}
