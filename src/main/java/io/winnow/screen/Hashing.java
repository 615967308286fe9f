package io.winnow.screen;

import io.winnow.core.Algorithm;

/**
 * A perceptual hash that a screener is to make of each picture.
 *
 * @param algorithm what to compute
 * @param turned whether in all eight orientations
 */
public record Hashing(Algorithm algorithm, boolean turned) {}
