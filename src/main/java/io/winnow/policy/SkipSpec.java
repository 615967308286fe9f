package io.winnow.policy;

/**
 * Where a pre-screen's findings lie: records that are excluded without being read.
 *
 * @param path the pre-screen's OUT, its {@code skip} folder or one file of it; relative to the
 *     policy's folder if not absolute
 * @param at where it stands in the policy
 */
public record SkipSpec(String path, Position at) {
  public SkipSpec {
    if (path.isBlank()) {
      throw new IllegalArgumentException("skip: needs a path");
    }
  }
}
