package io.winnow.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;

/**
 * The Merkle tree hash of RFC 6962, section 2.1, of leaves that come one by one. It holds one hash
 * for each level of the tree, whatever the number of leaves.
 *
 * <p>Any leaf that is altered, dropped, added or moved changes it.
 */
public final class MerkleRoot {
  private final MerkleHash hash = new MerkleHash();

  /** Roots of complete subtrees, the last and smallest first. */
  private final Deque<byte[]> subtrees = new ArrayDeque<>();

  private long leaves;

  /** Adds a leaf behind the others. */
  public void add(byte[] leaf) {
    addHash(hash.leaf(leaf));
  }

  /** Adds a leaf of which its hash is known. */
  void addHash(byte[] leafHash) {
    byte[] node = leafHash;
    // As many complete pairs end here as the count so far has trailing ones.
    for (long rest = leaves; (rest & 1) == 1; rest >>= 1) {
      node = hash.node(subtrees.pop(), node);
    }
    subtrees.push(node);
    leaves++;
  }

  public long leaves() {
    return leaves;
  }

  /** The root of the leaves so far; more may follow. */
  public byte[] root() {
    Iterator<byte[]> smallestFirst = subtrees.iterator();
    if (!smallestFirst.hasNext()) {
      return hash.empty();
    }
    byte[] root = smallestFirst.next();
    while (smallestFirst.hasNext()) {
      root = hash.node(smallestFirst.next(), root);
    }
    return root;
  }

  /** The same in lower-case hex. */
  public String hex() {
    return HexFormat.of().formatHex(root());
  }
}
