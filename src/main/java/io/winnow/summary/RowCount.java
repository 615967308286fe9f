package io.winnow.summary;

/** Rows by verdict. Not thread-safe. */
final class RowCount {
  static final String EXCLUDED = "excluded";
  static final String FLAGGED = "flagged";

  private long excluded;
  private long flagged;
  private long others;

  void add(String verdict) {
    switch (verdict) {
      case EXCLUDED -> excluded++;
      case FLAGGED -> flagged++;
      default -> others++;
    }
  }

  void add(RowCount other) {
    excluded += other.excluded;
    flagged += other.flagged;
    others += other.others;
  }

  /** Takes so many away: of what matters least first, so that each number stays a lower bound. */
  void subtract(long rows) {
    long left = rows;
    long cut = Math.min(left, others);
    others -= cut;
    left -= cut;
    cut = Math.min(left, flagged);
    flagged -= cut;
    left -= cut;
    excluded -= Math.min(left, excluded);
  }

  long excluded() {
    return excluded;
  }

  long flagged() {
    return flagged;
  }

  long rows() {
    return excluded + flagged + others;
  }
}
