/**
 * Floor 1: what can be plugged in, as interfaces: shard formats, pixel hashers, image scorers, list
 * formats.
 *
 * <p>An implementation is one class and one line in {@code META-INF/services}. {@link
 * io.winnow.spi.Catalogue} collects them, checks that ids are unique and runs their self-tests. No
 * implementation lives here.
 */
@NullMarked
package io.winnow.spi;

import org.jspecify.annotations.NullMarked;
