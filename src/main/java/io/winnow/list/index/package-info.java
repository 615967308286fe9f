/**
 * Floor 2: look-up structures over packed arrays: exact, radius, domain, address.
 *
 * <p>Made for tens of millions of entries in one heap: no object for an entry, no value in readable
 * form but the hashes themselves. Each answers with the number of an entry; what an entry is called
 * is kept in {@link io.winnow.list.index.EntryTable}. Built once, then read by many threads. Radius
 * indexes have one door, {@link io.winnow.list.index.RadiusIndexes}, and live in {@link
 * io.winnow.list.index.Sections}.
 */
@NullMarked
package io.winnow.list.index;

import org.jspecify.annotations.NullMarked;
