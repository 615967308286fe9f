package io.winnow.list.index;

/** Refuses sections that do not fit each other: their file was not written by Winnow. */
final class Broken {
  private Broken() {}

  /** Throws unless a condition holds. */
  static void unless(boolean condition, String table, String what) {
    if (!condition) {
      throw new IllegalArgumentException("the %s of table %s is broken".formatted(what, table));
    }
  }
}
