package io.winnow.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTest {
  private static final HexFormat HEX = HexFormat.of();

  /** Leaves and roots of Certificate Transparency's own test vectors (merkletree tests). */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static MerkleRoot rootOf(List<byte[]> leaves) {
    MerkleRoot root = new MerkleRoot();
    leaves.forEach(root::add);
    return root;
  }

  private static List<byte[]> leaves(int count) {
    Random random = new Random(count);
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] leaf = new byte[random.nextInt(40)];
      random.nextBytes(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }

  @Test
  void rootsAreThoseOfCertificateTransparency() {
    MerkleRoot root = new MerkleRoot();
    assertEquals(ROOTS.get(0), root.hex());
    for (int i = 0; i < LEAVES.size(); i++) {
      root.add(HEX.parseHex(LEAVES.get(i)));
      assertEquals(ROOTS.get(i + 1), root.hex());
      assertEquals(i + 1, root.leaves());
    }
  }

  private static InclusionProof proof(List<byte[]> leaves, int index) {
    InclusionProofBuilder proof = new InclusionProofBuilder();
    for (int i = 0; i < leaves.size(); i++) {
      proof.add(leaves.get(i), i == index);
    }
    assertEquals(rootOf(leaves).hex(), proof.root());
    return proof.proof();
  }

  /** PATH(m, D[n]) of RFC 6962, section 2.1.1, word by word. */
  private static List<String> path(int index, List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return List.of();
    }
    int half = Integer.highestOneBit(leaves.size() - 1);
    List<byte[]> left = leaves.subList(0, half);
    List<byte[]> right = leaves.subList(half, leaves.size());
    List<String> path =
        new ArrayList<>(index < half ? path(index, left) : path(index - half, right));
    path.add(rootOf(index < half ? right : left).hex());
    return path;
  }

  @Test
  void everyLeafOfEveryTreeHasAProofThatHoldsForItAlone() {
    for (int count = 1; count <= 40; count++) {
      List<byte[]> leaves = leaves(count);
      String root = rootOf(leaves).hex();
      for (int i = 0; i < count; i++) {
        InclusionProof proof = proof(leaves, i);
        assertEquals(path(i, leaves), proof.path());
        assertTrue(proof.shows(leaves.get(i), root), count + " leaves, leaf " + i);
        assertFalse(proof.shows(new byte[41], root));
        for (int other = 0; other < count; other++) {
          if (other != i) {
            InclusionProof moved = new InclusionProof(other, count, proof.path());
            assertFalse(moved.shows(leaves.get(i), root), "leaf " + i + " as " + other);
          }
        }
        if (!proof.path().isEmpty()) {
          List<String> cut = proof.path().subList(1, proof.path().size());
          assertFalse(new InclusionProof(i, count, cut).shows(leaves.get(i), root));
        }
      }
    }
  }

  @Test
  void anyChangeOfTheLeavesChangesTheRoot() {
    List<byte[]> leaves = leaves(9);
    String root = rootOf(leaves).hex();
    List<byte[]> swapped = new ArrayList<>(leaves);
    java.util.Collections.swap(swapped, 2, 3);
    assertFalse(rootOf(swapped).hex().equals(root));
    assertFalse(rootOf(leaves.subList(0, 8)).hex().equals(root));
    List<byte[]> twice = new ArrayList<>(leaves);
    twice.add(leaves.get(8));
    assertFalse(rootOf(twice).hex().equals(root));
  }

  /** A run of 100,000 units: nothing but a hash a level is held, so it is quick too. */
  @Test
  void aProofOfOneAmongManyIsMadeWhileTheyGoBy() {
    InclusionProofBuilder proof = new InclusionProofBuilder();
    MerkleRoot root = new MerkleRoot();
    for (int i = 0; i < 100_000; i++) {
      byte[] leaf = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
      root.add(leaf);
      proof.add(leaf, i == 77_777);
    }
    assertEquals(17, proof.proof().path().size());
    assertTrue(proof.proof().shows("77777".getBytes(StandardCharsets.US_ASCII), root.hex()));
    assertThrows(IllegalStateException.class, () -> proof.add(new byte[0], true));
  }

  /** Why the number of leaves is signed with the root: paths alone do not tell it. */
  @Test
  void treesOfSeveralSizesShareAPath() {
    List<byte[]> leaves = leaves(5);
    InclusionProof proof = proof(leaves, 0);
    InclusionProof larger = new InclusionProof(0, 7, proof.path());
    assertTrue(larger.shows(leaves.get(0), rootOf(leaves).hex()));
  }

  @Test
  void aProofOfNoLeafIsNone() {
    InclusionProofBuilder proof = new InclusionProofBuilder();
    assertEquals(ROOTS.get(0), proof.root());
    proof.add(new byte[1], false);
    assertFalse(proof.hasLeaf());
    assertThrows(IllegalArgumentException.class, proof::proof);
  }

  @Test
  void whatIsNoProofIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new InclusionProof(1, 1, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new InclusionProof(0, 2, List.of("zz")));
  }
}
