/**
 * Floor 3: taking a record apart and measuring it, in a child process.
 *
 * <p>The child from the parent's side and from its own, and the frames between them. Nothing here
 * knows a list or a policy; what comes out of the child is validated before it is believed. {@link
 * io.winnow.screen.ScreenerPool} is the door.
 */
@NullMarked
package io.winnow.screen;

import org.jspecify.annotations.NullMarked;
