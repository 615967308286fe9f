package io.winnow.policy;

/**
 * Where reviewers' decisions on single items lie.
 *
 * @param path the decisions file (CSV); relative to the policy's folder if not absolute
 * @param signedBy file with the public key that it must be signed with; its signature lies beside
 *     it as {@code <path>.dsse.json}
 * @param at where it stands in the policy
 */
public record DecisionsSpec(String path, String signedBy, Position at) {
  public DecisionsSpec {
    if (path.isBlank() || signedBy.isBlank()) {
      throw new IllegalArgumentException("decisions: needs a file and signed-by");
    }
  }
}
