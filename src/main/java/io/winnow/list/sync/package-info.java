/**
 * Floor 2: fetches what list holders publish, as increments that {@code lists build} takes.
 *
 * <p>The one room that opens connections, and only when {@code lists sync} is called. A {@link
 * io.winnow.list.sync.Feed} knows how a holder pages; transport, patience, files and the checkpoint
 * are the same for all. Pages are stored as they came: nothing of their content, no link and no
 * credential gets into a message.
 */
@NullMarked
package io.winnow.list.sync;

import org.jspecify.annotations.NullMarked;
