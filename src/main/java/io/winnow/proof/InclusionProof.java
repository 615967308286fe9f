package io.winnow.proof;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

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

  /** Whether it leads from that leaf to that root, in hex. */
  public boolean shows(byte[] leaf, String root) {
    return root(leaf).filter(root::equals).isPresent();
  }

  /**
   * The root that it leads to from a leaf, in hex (RFC 9162, section 2.1.3.2); empty if no leaf at
   * such a place has a path of that length.
   *
   * <p>Trees of several sizes share a path: that there are so many leaves is shown only by whoever
   * vouches for the number.
   */
  public Optional<String> root(byte[] leaf) {
    MerkleHash hash = new MerkleHash();
    byte[] node = hash.leaf(leaf);
    long at = index;
    long last = leaves - 1;
    for (String sibling : path) {
      if (last == 0) {
        return Optional.empty();
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
    return last == 0 ? Optional.of(HEX.formatHex(node)) : Optional.empty();
  }
}
