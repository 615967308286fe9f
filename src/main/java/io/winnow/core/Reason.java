package io.winnow.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why: the closed set of what a finding can say. The ledger holds {@link #id()}.
 *
 * <p>An unscannable item has exactly one reason, the first that was met.
 */
public enum Reason {
  // Of class known and policy: lists, cascades, scores.
  /** A fingerprint, address or term stands on a list. */
  LIST_MATCH(Kind.FINDING),
  /** A pre-screen of the crawl's index found the record on a list: it was never read. */
  PRESCREENED(Kind.FINDING),
  /** The item belongs to a record, or refers to an item, that another finding excludes. */
  CASCADE(Kind.FINDING),
  /** A model's score reached the rule's threshold. */
  SCORE(Kind.FINDING),
  /** The picture's quality is under what a perceptual rule asks for. */
  NOT_COMPARABLE(Kind.FINDING),
  /** A side of the picture is under 5 pixels. */
  TOO_SMALL_TO_HASH(Kind.FINDING),
  /** A reviewer's decision keeps the item: the policy's owner accepts it. */
  REVIEW_ALLOW(Kind.REVIEW),
  /** A reviewer's decision keeps the item: what was found is wrong. */
  REVIEW_FALSE_POSITIVE(Kind.REVIEW),
  /** A reviewer's decision excludes the item. */
  REVIEW_DENY(Kind.REVIEW),
  /** A decision that would keep the item is of no effect: nobody may keep it. */
  REVIEW_REFUSED(Kind.REVIEW),
  /** A type that the policy does not ask for. */
  TYPE_NOT_ASKED(Kind.FINDING),

  // Of the record, before the screener.
  /** The crawler cut the record and says so ({@code WARC-Truncated}). */
  DECLARED_TRUNCATED(Kind.UNSCANNABLE),
  /** The record is one segment of several. */
  CONTINUATION(Kind.UNSCANNABLE),
  /** Larger than {@code limits.record}. */
  RECORD_LIMIT(Kind.UNSCANNABLE),
  /** The record's HTTP message cannot be read. */
  MALFORMED_HTTP(Kind.UNSCANNABLE),
  /** A transfer or content coding that is broken, unknown, or leaves bytes over. */
  CONTENT_CODING(Kind.UNSCANNABLE),
  /** An address that cannot be read, where the policy has address rules. */
  MALFORMED_ADDRESS(Kind.UNSCANNABLE),
  /** No bytes at all. */
  EMPTY(Kind.UNSCANNABLE),

  // Of the parse.
  /** Bytes that no detector recognises. */
  UNRECOGNISED(Kind.UNSCANNABLE),
  /** A known format that is not supported. */
  UNSUPPORTED_FORMAT(Kind.UNSCANNABLE),
  /** The parser or decoder failed. */
  PARSE_FAILED(Kind.UNSCANNABLE),
  /** The item ends before its format says so. */
  TRUNCATED(Kind.UNSCANNABLE),
  /** Bytes after the structural end. */
  TRAILING_DATA(Kind.UNSCANNABLE),
  /** Several frames, not all looked at. */
  MULTI_FRAME(Kind.UNSCANNABLE),
  /** Encrypted or password-protected. */
  ENCRYPTED(Kind.UNSCANNABLE),
  /** The parser found nothing at all in a document that is not empty. */
  EMPTY_RESULT(Kind.UNSCANNABLE),
  /** The document refers to a picture of its own that could not be taken out. */
  PART_NOT_EXTRACTED(Kind.UNSCANNABLE),
  /** A model answered with a number that is not finite. */
  NON_FINITE_SCORE(Kind.UNSCANNABLE),

  // Limits.
  PIXEL_LIMIT(Kind.UNSCANNABLE),
  SCAN_LIMIT(Kind.UNSCANNABLE),
  PART_COUNT_LIMIT(Kind.UNSCANNABLE),
  PART_BYTES_LIMIT(Kind.UNSCANNABLE),
  DEPTH_LIMIT(Kind.UNSCANNABLE),
  TEXT_LIMIT(Kind.UNSCANNABLE),
  CPU_LIMIT(Kind.UNSCANNABLE),
  WALL_LIMIT(Kind.UNSCANNABLE),
  MEMORY_LIMIT(Kind.UNSCANNABLE),
  STACK_LIMIT(Kind.UNSCANNABLE),

  // Of the screener process.
  /** The child ended while the record was in it. */
  SCREENER_DIED(Kind.UNSCANNABLE),
  /** The child's answer was not valid. */
  SCREENER_LIED(Kind.UNSCANNABLE),

  // Of the shard: rows with an offset, outside the item sum.
  /** The shard ends inside the record. */
  CUT_RECORD(Kind.UNREADABLE),
  /** The record's framing cannot be read. */
  CORRUPT_RECORD(Kind.UNREADABLE);

  private enum Kind {
    FINDING,
    REVIEW,
    UNSCANNABLE,
    UNREADABLE
  }

  private final Kind kind;

  Reason(Kind kind) {
    this.kind = kind;
  }

  public boolean isUnscannable() {
    return kind == Kind.UNSCANNABLE;
  }

  /** True for what a reviewer's decision on the item adds. */
  public boolean isReview() {
    return kind == Kind.REVIEW;
  }

  public boolean isUnreadable() {
    return kind == Kind.UNREADABLE;
  }

  /** Lower-case name as in the ledger: {@code trailing-data}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Reason> byId(String id) {
    return Arrays.stream(values()).filter(r -> r.id().equals(id)).findFirst();
  }
}
