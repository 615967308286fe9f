package io.winnow.spark;

import io.winnow.run.Manifest;

/**
 * How a job ended.
 *
 * @param manifest what stands in {@code run.json}
 * @param resumedUnits units that an earlier attempt at this run had done already
 */
public record CleanResult(Manifest manifest, int resumedUnits) {}
