package io.winnow.report.csv;

/** Is told how far a long export has come. */
@FunctionalInterface
public interface RowProgress {
  /** Says nothing to anybody. */
  RowProgress NONE = (done, total) -> {};

  /**
   * Rows were written.
   *
   * @param done so far
   * @param total of the whole ledger, as the manifest says
   */
  void rows(long done, long total);
}
