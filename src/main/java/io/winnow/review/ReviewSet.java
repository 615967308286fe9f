package io.winnow.review;

import io.winnow.core.Review;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The decisions of one file that are in force, by item token. Immutable; a JVM holds it once. */
public final class ReviewSet {
  /** No decisions. */
  public static final ReviewSet NONE = new ReviewSet("", Map.of(), 0);

  private final String sha256;
  private final Map<Token, Entry> reviews;
  private final long expired;

  /**
   * A set.
   *
   * @param sha256 hex digest of the file
   * @param reviews what is in force
   * @param expired how many rows are not in force any more
   */
  ReviewSet(String sha256, Map<Token, Entry> reviews, long expired) {
    this.sha256 = sha256;
    this.reviews = Collections.unmodifiableMap(reviews);
    this.expired = expired;
  }

  /** A decision and the line that it stands in, from 1. */
  record Entry(Review review, int line) {}

  /** An item token as bits: a million of them as text would take twice the room. */
  record Token(long high, long low) {
    /** Length of an item token in hexadecimal digits. */
    static final int DIGITS = 32;

    /**
     * Reads 32 hexadecimal digits.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Token parse(String hex) {
      if (hex.length() != DIGITS) {
        throw new IllegalArgumentException("an item token has 32 hexadecimal digits");
      }
      return new Token(
          HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
    }

    String hex() {
      return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
  }

  /**
   * What was decided on an item.
   *
   * @param itemToken as {@code proof.TokenKey} makes it
   */
  public Optional<Review> of(String itemToken) {
    return Optional.ofNullable(reviews.get(Token.parse(itemToken))).map(Entry::review);
  }

  /** The line of the file that says so, from 1; 0 if none does. */
  public int lineOf(String itemToken) {
    Entry entry = reviews.get(Token.parse(itemToken));
    return entry == null ? 0 : entry.line();
  }

  /** The tokens of all items that something was decided on, in order. */
  public Set<String> tokens() {
    Set<String> tokens = new java.util.TreeSet<>();
    reviews.keySet().forEach(token -> tokens.add(token.hex()));
    return tokens;
  }

  /** Hex SHA-256 of the file; empty for no file. */
  public String sha256() {
    return sha256;
  }

  /** How many are in force. */
  public int size() {
    return reviews.size();
  }

  public boolean isEmpty() {
    return reviews.isEmpty();
  }

  /** How many of each kind are in force; every kind has a number. */
  public Map<Review.Kind, Long> counts() {
    Map<Review.Kind, Long> counts = new EnumMap<>(Review.Kind.class);
    Arrays.stream(Review.Kind.values()).forEach(kind -> counts.put(kind, 0L));
    reviews.values().forEach(entry -> counts.merge(entry.review().kind(), 1L, Long::sum));
    return counts;
  }

  /** How many were in force once. */
  public long expired() {
    return expired;
  }

  @Override
  public String toString() {
    return "%,d decisions".formatted(reviews.size());
  }
}
