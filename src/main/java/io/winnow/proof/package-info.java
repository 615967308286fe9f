/**
 * Floor 2: what proves that nothing was altered, and names what must not be named.
 *
 * <p>Digests of rows, entry and item tokens. Knows bytes and keys; knows no table, no list, no
 * file.
 */
@NullMarked
package io.winnow.proof;

import org.jspecify.annotations.NullMarked;
