/**
 * Floor 4: the restricted table, and what is made from it.
 *
 * <p>One door to its rows, plain or sealed, of finished and unfinished runs alike; whoever goes
 * through it leaves an audit line first. Nothing here sends anything anywhere. Needs no Spark.
 */
@NullMarked
package io.winnow.evidence;

import org.jspecify.annotations.NullMarked;
