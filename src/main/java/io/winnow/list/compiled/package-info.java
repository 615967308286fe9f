/**
 * Floor 2, under the lists' roof: many sources made one list, and its file.
 *
 * <p>{@link io.winnow.list.compiled.ListCompiler} resolves keys and writes tables; {@link
 * io.winnow.list.compiled.CompiledList} is what comes of it, in memory or mapped from a file that
 * may be sealed. Values arrive here in their canonical form; formats, addresses and policies are
 * unknown.
 */
@NullMarked
package io.winnow.list.compiled;

import org.jspecify.annotations.NullMarked;
