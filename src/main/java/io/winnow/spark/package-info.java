/**
 * Floor 5: the jobs on Spark.
 *
 * <p>Distributes units to tasks, takes each receipt once, commits in groups, finishes the run. The
 * only room that knows Spark and Scala. Content never passes through here: only plans go out and
 * only receipts come back.
 */
@NullMarked
package io.winnow.spark;

import org.jspecify.annotations.NullMarked;
