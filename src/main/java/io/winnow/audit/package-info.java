/**
 * Floor 4: looking at a run afterwards.
 *
 * <p>Verify re-checks every count, digest and file from disk and believes nothing that it can
 * compute. Changes nothing. Needs no Spark.
 */
@NullMarked
package io.winnow.audit;

import org.jspecify.annotations.NullMarked;
