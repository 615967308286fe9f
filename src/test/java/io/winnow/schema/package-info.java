/**
 * The schemas of a run's files in {@code src/docs/schemas}, held against records and real files.
 */
@NullMarked
package io.winnow.schema;

import org.jspecify.annotations.NullMarked;
