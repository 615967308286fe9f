package io.winnow.list.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sync did.
 *
 * @param windows that were completed, out of which
 * @param pages with
 * @param entries came, deleted ones too, and repeated ones each time
 * @param deleted how many say that an entry is gone
 * @param bytes as they came
 * @param completedTo everything up to then is in the folder; null if nothing ever was
 * @param increments the page files, in a shell's words
 */
public record SyncReport(
    int windows,
    long pages,
    long entries,
    long deleted,
    long bytes,
    @Nullable Instant completedTo,
    String increments) {}
