package io.winnow.proof;

import io.winnow.core.Receipt;
import io.winnow.core.TableFile;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Merkle roots above those of rows (RFC 6962): over a unit's files, and over all units of a run in
 * the order of their keys. A unit's leaf is its key, the number of its own leaves and its own root
 * in hex, a line feed between them: without the number nobody could tell a proof for row 3 of 5
 * from one for row 3 of 7.
 */
public final class Roots {
  private Roots() {}

  /** The root of no leaves, hex. */
  public static String none() {
    return new MerkleRoot().hex();
  }

  /**
   * Over a unit's files in the order they are given: a leaf is {@code table/name}, the size in
   * bytes and the hex SHA-256, a line feed between them. File names differ between attempts, so
   * this root is not the same in two runs.
   */
  public static String files(List<TableFile> files) {
    MerkleRoot root = new MerkleRoot();
    for (TableFile file : files) {
      root.add(utf8(file.table() + "/" + file.name() + "\n" + file.bytes() + "\n" + file.sha256()));
    }
    return root.hex();
  }

  /** The root of a unit's ledger rows: that of its ledger file, or of no rows. */
  public static String ledger(List<TableFile> files) {
    return files.stream()
        .filter(file -> file.table().equals("ledger"))
        .map(TableFile::rowRoot)
        .findFirst()
        .orElseGet(Roots::none);
  }

  /** Over the ledger rows of a whole run: the same for equal plans, whatever the parallelism. */
  public static String ledgers(Collection<Receipt> receipts) {
    MerkleRoot root = new MerkleRoot();
    receipts.stream()
        .sorted(Comparator.comparing(Receipt::unitKey))
        .forEach(receipt -> root.add(ledgerLeaf(receipt)));
    return root.hex();
  }

  /** Over the files of a whole run. */
  public static String allFiles(Collection<Receipt> receipts) {
    MerkleRoot root = new MerkleRoot();
    receipts.stream()
        .sorted(Comparator.comparing(Receipt::unitKey))
        .forEach(
            receipt ->
                root.add(leaf(receipt.unitKey(), receipt.files().size(), receipt.filesRoot())));
    return root.hex();
  }

  /** A unit's ledger rows as a leaf of a run's tree. */
  public static byte[] ledgerLeaf(Receipt receipt) {
    long rows =
        receipt.files().stream()
            .filter(file -> file.table().equals("ledger"))
            .mapToLong(TableFile::rows)
            .sum();
    return leaf(receipt.unitKey(), rows, receipt.ledgerRoot());
  }

  /**
   * A unit as a leaf of a run's tree.
   *
   * @param leaves of the unit's own tree
   * @param unitRoot its root, hex
   */
  public static byte[] leaf(String unitKey, long leaves, String unitRoot) {
    return utf8(unitKey + "\n" + leaves + "\n" + unitRoot);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
