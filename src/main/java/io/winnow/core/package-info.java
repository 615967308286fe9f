/**
 * Floor 0: the words of Winnow as values.
 *
 * <p>What a shard, a record, a part, a fingerprint, a finding and a verdict are, and nothing that
 * does anything with them. Uses {@code java..} and JSpecify alone; knows no library, no I/O and no
 * engine. Every value checks itself in its constructor and is immutable.
 */
@NullMarked
package io.winnow.core;

import org.jspecify.annotations.NullMarked;
