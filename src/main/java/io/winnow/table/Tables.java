package io.winnow.table;

import static io.winnow.core.Column.optional;
import static io.winnow.core.Column.required;
import static io.winnow.core.Column.rows;
import static io.winnow.core.ColumnType.BINARY;
import static io.winnow.core.ColumnType.BOOLEAN;
import static io.winnow.core.ColumnType.DOUBLE;
import static io.winnow.core.ColumnType.INT;
import static io.winnow.core.ColumnType.LONG;
import static io.winnow.core.ColumnType.STRING;
import static io.winnow.core.ColumnType.STRINGS;
import static io.winnow.core.ColumnType.TIMESTAMP;

import io.winnow.core.Column;
import io.winnow.core.Schema;
import java.util.List;

/** The five tables and all their columns. */
public final class Tables {
  private Tables() {}

  /** Where an item of a clean table came from. */
  private static final List<Column> ORIGIN =
      List.of(
          required("item_id", STRING, "<shard>@<offset>#<part>"),
          required("item_kind", STRING, "image or document"),
          required("shard", STRING, "path of the shard relative to its INPUT"),
          required("offset", LONG, "byte offset of the record in the shard as stored"),
          required("length", LONG, "bytes of the record in the shard as stored"),
          optional("record_id", STRING, "the record's own id"),
          optional("url", STRING, "captured address, as stored"),
          optional("captured_at", TIMESTAMP, "time of capture, UTC"),
          required("media_type", STRING, "detected media type"),
          optional("declared_type", STRING, "media type that the server or the shard claimed"),
          required("size", LONG, "bytes of the item's payload, decoded"));

  /** The same, where confidential hits leave all of it empty. */
  private static final List<Column> MASKABLE_ORIGIN =
      List.of(
          required(
              "item_token",
              STRING,
              "keyed HMAC of the item id; the only name of a masked row; those come in its order, at the end or, of very many, in groups"),
          optional("item_id", STRING, "<shard>@<offset>#<part>; null for confidential hits"),
          required("item_kind", STRING, "image, document or other"),
          optional("shard", STRING, "path of the shard; null for confidential hits"),
          optional("offset", LONG, "byte offset of the record; null for confidential hits"),
          optional("length", LONG, "bytes of the record as stored; null for confidential hits"),
          optional("record_id", STRING, "the record's own id; null for confidential hits"),
          optional("url", STRING, "captured address; null for confidential hits"),
          optional("captured_at", TIMESTAMP, "time of capture; cut to the month for such hits"),
          optional("media_type", STRING, "detected media type; null where nothing was detected"),
          optional("declared_type", STRING, "claimed media type; null for confidential hits"),
          optional("size", LONG, "bytes of the payload, decoded; null for confidential hits"));

  private static final List<Column> DIGESTS =
      List.of(
          required("md5", STRING, "hex MD5 of the payload, decoded"),
          required("sha1", STRING, "hex SHA-1 of the payload, decoded"),
          required("sha256", STRING, "hex SHA-256 of the payload, decoded"));

  /** What one model says of one label. */
  public static final Schema SCORES =
      Schema.of(
          "scores",
          List.of(
              required("model_id", STRING, "the model"),
              required("model_version", STRING, "its version"),
              required("label", STRING, "one of its labels"),
              required("score", DOUBLE, "0–1")));

  /** What a perceptual hasher other than PDQ says of a picture. */
  public static final Schema FINGERPRINTS =
      Schema.of(
          "fingerprints",
          List.of(
              required("algorithm", STRING, "what was computed"),
              optional("value", STRING, "in hex; null if too small to hash"),
              required("quality", INT, "0–100")));

  public static final Schema IMAGES =
      Schema.of(
          "images",
          ORIGIN,
          List.of(
              required("content", BINARY, "the picture as captured"),
              required("width", INT, "pixels"),
              required("height", INT, "pixels")),
          DIGESTS,
          List.of(
              optional("pdq", STRING, "hex PDQ at full resolution; null if too small to hash"),
              required("pdq_quality", INT, "0–100"),
              rows("fingerprints", FINGERPRINTS, "of other hashers that a rule asks for"),
              optional(
                  "nsfw_score", DOUBLE, "sum of the first model's unsafe labels; null without one"),
              rows("scores", SCORES, "every label of every model"),
              required("alt_texts", STRINGS, "alternative texts in the document that carries it"),
              required("flags", STRINGS, "ids of the rules that flagged it, or fixed words")));

  /** A picture that a document names or carries. */
  public static final Schema DOCUMENT_IMAGES =
      Schema.of(
          "document_images",
          List.of(
              optional("url", STRING, "its address; null where it is embedded"),
              optional("alt", STRING, "its alternative text"),
              optional("item_id", STRING, "the item it is, where it is embedded and kept")));

  public static final Schema DOCUMENTS =
      Schema.of(
          "documents",
          ORIGIN,
          List.of(
              optional("title", STRING, "its title"),
              required("text", STRING, "main text, for training"),
              required("language", STRING, "ISO 639-1, or und"),
              required("text_sha256", STRING, "hex SHA-256 of the normalised main text")),
          DIGESTS,
          List.of(
              rows("images", DOCUMENT_IMAGES, "pictures it names or carries"),
              rows("scores", SCORES, "every label of every model"),
              required("flags", STRINGS, "ids of the rules that flagged it, or fixed words")));

  private static final List<Column> EVIDENCE_OF_A_CHECK =
      List.of(
          required("class", STRING, "known, policy, scored, unscannable or unreadable"),
          required("reason", STRING, "one of a closed set"),
          required("rule_id", STRING, "the policy's rule, or a fixed word where none decided"),
          required("rollout", STRING, "enforce or shadow"),
          optional("purpose", STRING, "of the list"),
          optional("category", STRING, "of the entry, as its holder says"),
          optional("list_id", STRING, "the list"),
          optional("list_version", STRING, "its version"),
          optional("entry_token", STRING, "keyed HMAC of list and entry id"),
          optional("algorithm", STRING, "what was compared"),
          optional("alongside", BOOLEAN, "true if the fingerprint came with the record"),
          optional(
              "distance_band",
              STRING,
              "perceptual only: of PDQ 0-10, 11-20, 21-31 or 32-64 bits; of others 0-25 %, 26-50 %,"
                  + " 51-75 %, 76-100 %, 101-200 % or over 200 % of the recommended distance"),
          optional("quality", INT, "0–100; perceptual only"),
          optional("score", DOUBLE, "of the model, or the weight of the listed terms"),
          optional("threshold", DOUBLE, "of the rule"),
          optional("model_id", STRING, "the model"),
          optional("model_version", STRING, "its version"),
          optional("cause_item_id", STRING, "item it is excluded with; null for confidential hits"),
          optional("cause_item_token", STRING, "the same as a token"),
          optional("reviewer", STRING, "who decided on this very item, where a decision applies"),
          optional("review_note", STRING, "why, in the reviewer's words"));

  /** One check's evidence inside a ledger row. */
  public static final Schema FINDINGS =
      Schema.of(
          "findings",
          List.of(required("verdict", STRING, "what the rule asks for")),
          EVIDENCE_OF_A_CHECK);

  public static final Schema LEDGER =
      Schema.of(
          "ledger",
          MASKABLE_ORIGIN,
          List.of(required("verdict", STRING, "excluded, flagged, set-aside or unreadable")),
          EVIDENCE_OF_A_CHECK,
          List.of(
              optional("width", INT, "pixels"),
              optional("height", INT, "pixels"),
              rows(
                  "findings",
                  FINDINGS,
                  "all findings; the columns above mirror the deciding one")));

  public static final Schema EVIDENCE =
      Schema.of(
          "evidence",
          List.of(
              required("item_token", STRING, "joins the ledger"),
              required("item_id", STRING, "<shard>@<offset>#<part>"),
              required("shard", STRING, "path of the shard relative to its INPUT"),
              required(
                  "shard_location",
                  STRING,
                  "where the shard was read; for a pre-screen, the index"),
              required("offset", LONG, "byte offset of the record in the shard as stored"),
              required("length", LONG, "bytes of the record in the shard as stored"),
              optional("record_id", STRING, "the record's own id"),
              optional("url", STRING, "captured address, as stored"),
              optional("captured_at", TIMESTAMP, "time of capture, UTC"),
              optional("server_ip", STRING, "address of the server"),
              optional("media_type", STRING, "detected media type, if it was looked at"),
              optional("declared_type", STRING, "claimed media type"),
              optional("size", LONG, "bytes of the payload, decoded, if it was read"),
              optional("md5", STRING, "hex MD5 of the payload, if it was read"),
              optional("sha1", STRING, "hex SHA-1 of the payload; if not read, as the index says"),
              optional("sha256", STRING, "hex SHA-256 of the payload"),
              optional("pdq", STRING, "hex PDQ, if it was measured"),
              optional("pdq_quality", INT, "0–100"),
              rows("fingerprints", FINGERPRINTS, "of other hashers that a rule asks for"),
              required("rule_id", STRING, "the policy's rule"),
              required("purpose", STRING, "of the list"),
              required("list_id", STRING, "the list"),
              required("list_version", STRING, "its version"),
              required("entry_id", STRING, "the holder's id of the entry"),
              required("entry_token", STRING, "joins the ledger"),
              optional("category", STRING, "of the entry, as its holder says"),
              required("algorithm", STRING, "what was compared"),
              required("alongside", BOOLEAN, "true if the fingerprint came with the record"),
              required("distance", INT, "in units of the algorithm's metric; 0 for exact matches"),
              optional(
                  "orientation",
                  STRING,
                  "perceptual only: upright, or how the item was turned to match")));

  /** What a pre-screen found, so that its records are never read: restricted as evidence is. */
  public static final Schema SKIP =
      Schema.of(
          "skip",
          List.of(
              required("warc_filename", STRING, "the shard, as the index calls it"),
              required("offset", LONG, "byte offset of the record in the shard as stored"),
              required("length", LONG, "bytes of the record in the shard as stored"),
              required("item_token", STRING, "joins the pre-screen's ledger and evidence"),
              required("rule_id", STRING, "the policy's rule that decided"),
              required("class", STRING, "known or policy"),
              required("purpose", STRING, "of the list"),
              required("confidential", BOOLEAN, "whether ledgers must not say where it lies"),
              required("list_id", STRING, "the list"),
              required("list_version", STRING, "its version"),
              required("entry_id", STRING, "the holder's id of the entry"),
              optional("category", STRING, "of the entry, as its holder says"),
              required("algorithm", STRING, "what was compared"),
              required("alongside", BOOLEAN, "true if the fingerprint is what the index claims")));

  /** All of them, clean ones first. */
  public static final List<Schema> ALL = List.of(IMAGES, DOCUMENTS, LEDGER, EVIDENCE, SKIP);
}
