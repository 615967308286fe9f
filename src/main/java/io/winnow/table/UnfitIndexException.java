package io.winnow.table;

/** A Parquet file that is sound, but is no index: its columns are others. */
final class UnfitIndexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfitIndexException(String message) {
    super(message, null, false, false);
  }
}
