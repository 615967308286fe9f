package io.winnow.core;

import java.util.Locale;

/**
 * The eight ways in which a picture can lie: turned clockwise, and mirrored left to right first.
 */
public enum Orientation {
  UPRIGHT,
  TURNED_90,
  TURNED_180,
  TURNED_270,
  MIRRORED,
  MIRRORED_90,
  MIRRORED_180,
  MIRRORED_270;

  /** All but upright. */
  public static final int TURNED_WAYS = 7;

  private static final Orientation[] ALL = values();

  /** The orientation at a place of a list that holds all but the upright one, in this order. */
  public static Orientation ofTurned(int index) {
    return ALL[index + 1];
  }

  /** Name as in the evidence table: {@code mirrored-90}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
