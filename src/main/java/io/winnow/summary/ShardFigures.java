package io.winnow.summary;

import org.jspecify.annotations.Nullable;

/**
 * One shard's items. Masked rows are in none of the figures but the first, so that nothing tells in
 * which shards confidential hits lie.
 *
 * @param path relative to its INPUT
 * @param sha256 hex digest of its bytes; null where not all were read
 * @param items in it, whatever became of them
 * @param excluded rows of them that are not masked
 * @param flagged rows of them that are not masked
 * @param unscannable excluded rows of that class that are not masked
 */
public record ShardFigures(
    String path,
    @Nullable String sha256,
    long items,
    long excluded,
    long flagged,
    long unscannable) {}
