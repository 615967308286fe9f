package io.winnow.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/**
 * Makes the proof for one leaf while all of them go by. Takes memory for one hash a level of the
 * tree, whatever the number of leaves.
 */
public final class InclusionProofBuilder {
  private final MerkleHash hash = new MerkleHash();

  /** Complete subtrees, the last and smallest first. */
  private final Deque<Subtree> subtrees = new ArrayDeque<>();

  private final List<String> path = new ArrayList<>();
  private long leaves;
  private long index = -1;

  private record Subtree(
      @SuppressWarnings("ArrayRecordComponent") byte[] hash, boolean holdsTheLeaf) {}

  /**
   * Adds a leaf behind the others.
   *
   * @param wanted whether the proof is to be of this one; of one leaf at most
   */
  public void add(byte[] leaf, boolean wanted) {
    if (wanted) {
      if (index >= 0) {
        throw new IllegalStateException("a proof is of one leaf");
      }
      index = leaves;
    }
    Subtree tree = new Subtree(hash.leaf(leaf), wanted);
    // As many complete pairs end here as the count so far has trailing ones.
    for (long rest = leaves; (rest & 1) == 1; rest >>= 1) {
      tree = joined(subtrees.pop(), tree, path);
    }
    subtrees.push(tree);
    leaves++;
  }

  /** Whether the wanted leaf has gone by. */
  public boolean hasLeaf() {
    return index >= 0;
  }

  /** The root of the leaves so far, hex. */
  public String root() {
    return HexFormat.of()
        .formatHex(subtrees.isEmpty() ? hash.empty() : whole(new ArrayList<>()).hash());
  }

  /**
   * The proof of the wanted leaf among the leaves so far.
   *
   * @throws IllegalArgumentException if it has not gone by
   */
  public InclusionProof proof() {
    List<String> whole = new ArrayList<>(path);
    if (!subtrees.isEmpty()) {
      whole(whole);
    }
    return new InclusionProof(index, leaves, whole);
  }

  private Subtree whole(List<String> siblings) {
    Iterator<Subtree> smallestFirst = subtrees.iterator();
    Subtree tree = smallestFirst.next();
    while (smallestFirst.hasNext()) {
      tree = joined(smallestFirst.next(), tree, siblings);
    }
    return tree;
  }

  private Subtree joined(Subtree left, Subtree right, List<String> siblings) {
    if (left.holdsTheLeaf()) {
      siblings.add(HexFormat.of().formatHex(right.hash()));
    } else if (right.holdsTheLeaf()) {
      siblings.add(HexFormat.of().formatHex(left.hash()));
    }
    return new Subtree(
        hash.node(left.hash(), right.hash()), left.holdsTheLeaf() || right.holdsTheLeaf());
  }
}
