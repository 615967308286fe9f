package io.winnow.audit;

import io.winnow.core.TableFile;
import io.winnow.proof.RowDigest;
import java.util.Map;
import java.util.TreeMap;

/** A table as it was found on disk. */
final class TableSum {
  /** Under which rows of records that were not read are counted besides their verdict. */
  static final String PRESCREENED = "excluded without being read";

  private long files;
  private long rows;
  private long bytes;
  private String digest = RowDigest.none();
  private final Map<String, Long> verdicts = new TreeMap<>();

  void add(TableFile file, TableFileCheck check) {
    files++;
    rows += check.rows();
    bytes += file.bytes();
    digest = RowDigest.combine(digest, check.rowDigest());
    check.verdicts().forEach((verdict, n) -> verdicts.merge(verdict, n, Long::sum));
  }

  long files() {
    return files;
  }

  long rows() {
    return rows;
  }

  long bytes() {
    return bytes;
  }

  String digest() {
    return digest;
  }

  /** Rows of the ledger by verdict. */
  Map<String, Long> verdicts() {
    return verdicts;
  }
}
