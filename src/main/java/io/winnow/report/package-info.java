/**
 * Floor 4: a run as people and programs read it.
 *
 * <p>Every format is made of the same values: manifest, plan, summary and what the command found
 * out beside them. Starts without Spark; what a reviewer decides with never reads ledger or
 * evidence, so that its size and time do not grow with the run. Everything that comes from data is
 * hostile here. The template engine is seen in this room alone.
 */
@NullMarked
package io.winnow.report;

import org.jspecify.annotations.NullMarked;
