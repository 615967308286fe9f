package io.winnow.core;

import java.util.Objects;

/**
 * One file that a unit wrote.
 *
 * @param table {@code images}, {@code documents}, {@code ledger} or {@code evidence}
 * @param name file name in the table's folder
 * @param bytes size of the file
 * @param sha256 hex SHA-256 of the file
 * @param rows how many it holds
 * @param rowDigest hex order-independent digest of its rows
 * @param rowRoot hex Merkle root (RFC 6962) over the canonical bytes of its rows, in their order
 */
public record TableFile(
    String table,
    String name,
    long bytes,
    String sha256,
    long rows,
    String rowDigest,
    String rowRoot) {
  public TableFile {
    Objects.requireNonNull(table);
    Objects.requireNonNull(name);
    Objects.requireNonNull(sha256);
    Objects.requireNonNull(rowDigest);
    Objects.requireNonNull(rowRoot);
  }
}
