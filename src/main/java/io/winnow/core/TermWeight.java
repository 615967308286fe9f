package io.winnow.core;

/**
 * How much the listed terms of an item weigh together.
 *
 * @param sum of the weights of its different terms
 * @param threshold what the rule asks for
 */
public record TermWeight(double sum, double threshold) {}
