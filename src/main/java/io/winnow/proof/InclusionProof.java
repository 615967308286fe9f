package io.winnow.proof;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Shows that a leaf stands at its place in a tree, to whoever has the root only: the Merkle audit
 * path of RFC 6962, section 2.1.1.
 *
 * @param index the leaf's place, from 0
 * @param leaves how many there are
 * @param path hex hashes of the siblings, from the leaf to the root
 */
public record InclusionProof(long index, long leaves, List<String> path) {
  /** No tree of 2^63 leaves has a longer one. */
  private static final int LONGEST = 64;

  private static final HexFormat HEX = HexFormat.of();

  public InclusionProof {
    path = List.copyOf(path);
    if (index < 0 || index >= leaves || path.size() > LONGEST) {
      throw new IllegalArgumentException("not a place in a tree");
    }
    path.forEach(
        sibling -> {
          if (!sibling.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a sibling has 64 lower-case hex digits");
          }
        });
  }

  /** The proof for one of these leaves; it takes memory for a hash a leaf. */
  public static InclusionProof of(List<byte[]> leaves, int index) {
    MerkleHash hash = new MerkleHash();
    List<byte[]> level = new ArrayList<>();
    leaves.forEach(leaf -> level.add(hash.leaf(leaf)));
    List<String> path = new ArrayList<>();
    int at = index;
    while (level.size() > 1) {
      int sibling = at ^ 1;
      if (sibling < level.size()) {
        path.add(HEX.formatHex(level.get(sibling)));
      }
      int pairs = level.size() / 2;
      for (int i = 0; i < pairs; i++) {
        level.set(i, hash.node(level.get(2 * i), level.get(2 * i + 1)));
      }
      if (level.size() % 2 == 1) {
        // Without a sibling it goes up as it is.
        level.set(pairs, level.get(level.size() - 1));
        pairs++;
      }
      level.subList(pairs, level.size()).clear();
      at /= 2;
    }
    return new InclusionProof(index, leaves.size(), path);
  }

  /**
   * Whether it leads from that leaf to that root (RFC 9162, section 2.1.3.2).
   *
   * @param root hex
   */
  public boolean shows(byte[] leaf, String root) {
    MerkleHash hash = new MerkleHash();
    byte[] node = hash.leaf(leaf);
    long at = index;
    long last = leaves - 1;
    for (String sibling : path) {
      if (last == 0) {
        return false;
      }
      byte[] other = HEX.parseHex(sibling);
      if ((at & 1) == 1 || at == last) {
        node = hash.node(other, node);
        // A node without a sibling went up as it is.
        while ((at & 1) == 0 && at > 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        node = hash.node(node, other);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && MessageDigest.isEqual(node, HEX.parseHex(root));
  }
}
