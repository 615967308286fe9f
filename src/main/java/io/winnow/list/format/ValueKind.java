package io.winnow.list.format;

import io.winnow.core.Algorithm;
import io.winnow.core.ListValue;
import io.winnow.spi.PixelHasher;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of listed value and how its text is read.
 *
 * @param id as in policies: {@code md5}, {@code url}, {@code url-sha256}, {@code term}, the id of a
 *     pixel hasher's algorithm
 * @param shape what a value looks like, for messages; empty where every text is one
 * @param reading gives nothing for a text that is no such value
 */
record ValueKind(String id, String shape, Function<String, Optional<ListValue>> reading) {
  private static final int LONGEST_TERM = 1000;

  static ValueKind url() {
    return new ValueKind("url", "", text -> Optional.of(new ListValue.Url(text)));
  }

  /** A domain; {@code *.example.org} is another way to write it, since it has all under it. */
  static ValueKind domain() {
    return new ValueKind(
        "domain",
        "",
        text ->
            Optional.of(new ListValue.Domain(text.startsWith("*.") ? text.substring(2) : text)));
  }

  static ValueKind hash(Algorithm algorithm) {
    return new ValueKind(
        algorithm.id(),
        HashText.shape(algorithm),
        text -> HashText.parse(algorithm, text).map(ListValue.Hash::new));
  }

  /** The digest of an address ({@code whole}) or of a domain. */
  static ValueKind hashedAddress(boolean whole, Algorithm digest) {
    return new ValueKind(
        (whole ? "url-" : "domain-") + digest.id(),
        HashText.shape(digest),
        text -> HashText.parse(digest, text).map(d -> new ListValue.HashedAddress(whole, d)));
  }

  /** A term of weight 1. */
  static ValueKind term() {
    return new ValueKind("term", "1–%,d characters".formatted(LONGEST_TERM), ValueKind::term);
  }

  static ValueKind pixels(PixelHasher hasher) {
    return new ValueKind(
        hasher.algorithm().id(),
        "%d bytes as its hasher writes them".formatted(hasher.algorithm().byteLength()),
        text ->
            hasher
                .parse(text)
                .filter(f -> f.algorithm().equals(hasher.algorithm()))
                .map(ListValue.Hash::new));
  }

  /** Whether values are written in clear: addresses, domains and terms, not hashes. */
  boolean isText() {
    return id.equals("url") || id.equals("domain") || id.equals("term");
  }

  Optional<ListValue> read(String text) {
    return reading.apply(text);
  }

  /** Why a text is not of this kind, without the text. */
  String notOne() {
    return "this is no " + id + (shape.isEmpty() ? "" : ": expected " + shape);
  }

  private static Optional<ListValue> term(String text) {
    String term = text.strip();
    boolean fits =
        !term.isEmpty()
            && term.length() <= LONGEST_TERM
            && term.codePoints().noneMatch(c -> Character.isISOControl(c) || c == 0xfffd);
    return fits ? Optional.of(new ListValue.Term(term, 1)) : Optional.empty();
  }
}
