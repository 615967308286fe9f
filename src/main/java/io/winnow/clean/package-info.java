/**
 * Floor 4: the whole story of one unit: read, check, screen, judge, write, report.
 *
 * <p>{@link io.winnow.clean.UnitCleaner} tells it from end to end. Knows no engine: a Spark task, a
 * test or a command can run it.
 */
@NullMarked
package io.winnow.clean;

import org.jspecify.annotations.NullMarked;
