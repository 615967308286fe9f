package io.winnow.proof;

import io.winnow.core.Row;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Two digests of a table's rows, made in one pass over their canonical bytes.
 *
 * <p>The sum, modulo 2^256, of the hash of each row tells whether two sets of rows are the same,
 * duplicates counted, whatever their order: that two honest runs agree. Against a forger who
 * chooses rows it is weaker than SHA-256 (sums can be searched for).
 *
 * <p>The root is the Merkle tree hash of the rows in their order (RFC 6962): any row that is
 * altered, dropped, added or moved changes it.
 *
 * <p>A row's hash is that of a leaf: SHA-256 of a zero byte and the row's canonical bytes.
 */
public final class RowDigest {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private final MessageDigest sha256;
  private final DataOutputStream canonical;
  private final MerkleRoot root = new MerkleRoot();
  private BigInteger sum = BigInteger.ZERO;
  private long rows;

  public RowDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    canonical =
        new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
  }

  public void add(Row row) {
    sha256.update((byte) 0);
    try {
      row.writeCanonical(canonical);
    } catch (IOException e) {
      throw new IllegalStateException("a digest does no I/O", e);
    }
    byte[] hash = sha256.digest();
    sum = sum.add(new BigInteger(1, hash)).mod(MODULUS);
    root.addHash(hash);
    rows++;
  }

  /** Adds up two digests in hex, as if their rows had stood in one table. */
  public static String combine(String a, String b) {
    return hex(new BigInteger(a, 16).add(new BigInteger(b, 16)).mod(MODULUS));
  }

  /** The digest of no rows. */
  public static String none() {
    return hex(BigInteger.ZERO);
  }

  public long rows() {
    return rows;
  }

  /** The sum, 64 hex digits. */
  public String hex() {
    return hex(sum);
  }

  /** The Merkle root, 64 hex digits. */
  public String root() {
    return root.hex();
  }

  private static String hex(BigInteger sum) {
    byte[] bytes = new byte[32];
    byte[] raw = sum.toByteArray();
    int length = Math.min(raw.length, 32);
    System.arraycopy(raw, raw.length - length, bytes, 32 - length, length);
    return HexFormat.of().formatHex(bytes);
  }
}
