/**
 * Floor 2: the Parquet tables.
 *
 * <p>Their columns, in one place; a writer and a reader that know Parquet and nothing of what the
 * rows mean. Where files lie and when they count is the run room's business.
 */
@NullMarked
package io.winnow.table;

import org.jspecify.annotations.NullMarked;
