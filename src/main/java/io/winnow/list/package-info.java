/**
 * Floor 2: lists that holders give: hashes, domains, addresses.
 *
 * <p>A {@link io.winnow.list.LoadedList} is read once, refused whole if a line is malformed, and
 * then answers look-ups from any thread. {@link io.winnow.list.ListGate} says whether it may be
 * used. No value of a list leaves this room: not in a message, not in a {@code toString}. Policies
 * and verdicts are unknown here.
 */
@NullMarked
package io.winnow.list;

import org.jspecify.annotations.NullMarked;
