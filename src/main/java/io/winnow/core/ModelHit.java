package io.winnow.core;

/**
 * Which model scored how much.
 *
 * @param modelId the model
 * @param modelVersion its version
 * @param score the sum of the rule's labels
 * @param threshold what the rule asks for
 */
public record ModelHit(String modelId, String modelVersion, double score, double threshold) {}
