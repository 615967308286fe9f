package io.winnow.evidence.cybertip;

import java.util.Locale;

/** What a match says of a file, surest first. */
enum Basis {
  /** Its digest is listed, and was computed from its bytes. */
  DIGEST,
  /** A digest that came along with the record is listed; the bytes were not read. */
  CLAIMED_DIGEST,
  /** Its address, or the domain of it, is listed; not the file. */
  ADDRESS,
  /** Its pixels resemble a listed picture. */
  PERCEPTUAL,
  /** Listed words stand in it or beside it. */
  TERMS;

  /** Whether the very thing is listed that was found. All else needs a person's eyes first. */
  boolean isExact() {
    return compareTo(ADDRESS) <= 0;
  }

  /** As in index and summary: {@code claimed-digest}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
