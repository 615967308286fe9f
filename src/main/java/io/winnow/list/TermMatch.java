package io.winnow.list;

/**
 * What a search for terms found.
 *
 * @param heaviest the entry of the heaviest term; of equally heavy ones the first
 * @param weight sum of the weights of the different terms
 */
public record TermMatch(ListMatch heaviest, double weight) {}
