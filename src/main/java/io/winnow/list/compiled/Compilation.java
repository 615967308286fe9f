package io.winnow.list.compiled;

/**
 * What came of a compilation.
 *
 * @param list the list
 * @param repeated values that were there already, in the same entry or in another
 * @param conflicts entries that were given twice for the same time, and differently; all of their
 *     values and the strongest status count
 */
public record Compilation(CompiledList list, long repeated, long conflicts) {}
