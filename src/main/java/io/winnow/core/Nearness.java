package io.winnow.core;

/**
 * How near a perceptual match is.
 *
 * @param distance exact, in units of the hasher's metric; goes to the evidence table only
 * @param band what the ledger says instead
 * @param quality of the item's fingerprint, 0–100
 * @param orientation how the item was turned to match
 */
public record Nearness(int distance, DistanceBand band, int quality, Orientation orientation) {}
