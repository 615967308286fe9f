package io.winnow.summary;

import org.jspecify.annotations.Nullable;

/**
 * One shard's items.
 *
 * @param path relative to its INPUT
 * @param sha256 hex digest of its bytes; null where not all were read
 * @param items in it
 * @param excluded of them
 * @param flagged of them
 * @param unscannable excluded items of that class
 */
public record ShardFigures(
    String path,
    @Nullable String sha256,
    long items,
    long excluded,
    long flagged,
    long unscannable) {}
